-- What the classifier keeps: the meaning of texts it has met, and how it was trained; of models only the newest has its numbers.
create table text_embedding (model varchar not null, digest varchar not null, vector blob not null, primary key (model, digest));
create table classifier_model (
  trained_at timestamp not null, trained_by varchar not null, program varchar not null, account varchar not null, numbers blob
);
