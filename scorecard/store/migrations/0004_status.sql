-- What the status words of an upload's sheets say, as its vocabulary was understood when it came; status null: unknown word.
create table status_reading (upload_id integer not null, sheet varchar not null, word varchar not null, status varchar);
