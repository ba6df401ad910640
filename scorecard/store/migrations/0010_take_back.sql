-- Which earlier vote of a person a vote takes back, by the time that one was cast; null: a vote in its own right.
alter table vote add column takes_back timestamp;
