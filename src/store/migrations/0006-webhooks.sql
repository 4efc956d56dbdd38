create table webhooks (
  id text primary key,
  user_id text not null references users on delete cascade,
  url text not null,
  events text[] not null,
  base_url text not null,
  created_at timestamptz not null
);
create index webhooks_by_user on webhooks (user_id, created_at);
