"""Who plays: let in by WeChat, by a telephone or by a code of the county, and known again by a ticket on the phone."""
