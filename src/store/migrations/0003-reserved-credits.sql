-- Which turn set the credits aside, when it did so for all that it announced.
alter table credit_holds add column turn_id text;
