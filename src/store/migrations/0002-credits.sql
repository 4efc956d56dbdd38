-- Entries of every kind, each in the one shape that its kind allows.
alter table ledger_entries drop constraint ledger_entries_kind_check;
alter table ledger_entries add column expires_at timestamptz;
alter table ledger_entries add constraint ledger_entries_shape check (
  case kind
    when 'grant' then available >= 0 and frozen = 0
    when 'freeze' then available < 0 and frozen = -available
    when 'settle' then available >= 0 and frozen < 0 and available + frozen < 0
    when 'release' then available > 0 and frozen = -available
    when 'expire' then available < 0 and frozen = 0
    else false
  end
);
alter table ledger_entries add constraint ledger_entries_expiry check (expires_at is null or kind = 'grant');
-- What was frozen once is settled or released, and once.
create unique index ledger_entries_one_end on ledger_entries (user_id, reference) where kind in ('settle', 'release');
create index ledger_entries_expiring on ledger_entries (expires_at) where expires_at is not null;

-- The sum of a user's entries, kept by the database itself: no entry can make a part of it negative.
create table balances (
  user_id text primary key references users,
  available integer not null default 0 check (available >= 0),
  frozen integer not null default 0 check (frozen >= 0)
);
insert into balances (user_id, available, frozen)
  select users.id, coalesce(sum(available), 0), coalesce(sum(frozen), 0)
  from users left join ledger_entries on user_id = users.id group by users.id;

create function open_balance() returns trigger language plpgsql as $$
begin
  insert into reelsmith.balances (user_id) values (new.id);
  return null;
end
$$;
create trigger users_have_balances after insert on users for each row execute function open_balance();

create function keep_balance() returns trigger language plpgsql as $$
begin
  update reelsmith.balances
    set available = available + new.available, frozen = frozen + new.frozen
    where user_id = new.user_id;
  return null;
end
$$;
create trigger ledger_entries_balance after insert on ledger_entries for each row execute function keep_balance();

-- Credits set aside for one piece of work, by the id of its job.
create table credit_holds (
  id text primary key,
  user_id text not null references users,
  amount integer not null check (amount > 0),
  item text not null,
  state text not null check (state in ('frozen', 'settled', 'released')),
  charged integer check (charged between 1 and amount),
  instance text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'frozen') = (ended_at is null)),
  check ((state = 'settled') = (charged is not null))
);
create index credit_holds_frozen on credit_holds (user_id) where state = 'frozen';
