create table spending (
  job_id text primary key,
  user_id text not null,
  usd double precision not null,
  at timestamptz not null
);
create index spending_by_time on spending (at);
