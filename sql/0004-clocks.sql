-- Clocks: the next due date of a matter, the next moment a clock speaks by itself, and who supervises.
alter table matter add column due_at timestamptz;
alter table matter add column next_moment timestamptz;
alter table matter add column watchers text[] not null default '{}';
-- Failed attempts of the work loop on this matter; at five it is set aside and shown.
alter table matter add column moment_tries integer not null default 0;
alter table matter add column moment_fault text;

create index matter_due on matter (county, due_at) where closed_at is null and due_at is not null;
create index matter_moment on matter (county, next_moment) where next_moment is not null;
create index matter_watchers on matter using gin (watchers);

alter table entry add column clocks jsonb;
alter table entry add column watcher text;
