"""表彰举荐: a call, who is nominated, reviewed by two or more, shown to the public, recommended, awarded and filed."""
