"""科普内容: what stations show and the county account publishes, reviewed by two people, scheduled, recalled."""
