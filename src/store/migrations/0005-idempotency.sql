-- Answers to requests that named a key, so that the same request asked again gets the same answer.
create table idempotency_keys (
  user_id text not null references users on delete cascade,
  key text not null,
  request_hash text not null,
  instance text not null,
  status integer,
  body text,
  created_at timestamptz not null,
  primary key (user_id, key),
  check ((status is null) = (body is null))
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
