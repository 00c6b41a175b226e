-- Who acts for a seat when nobody on it can: dated leave and stand-ins, the head of each unit, and who changed what.
-- All are reference tables or columns of such.

-- The seat of the unit's head, and whether that head answers for what falls vacant anywhere in the territory below.
alter table unit add column head text constraint unit_head_fk references seat (id);
alter table unit add column leads boolean not null default false;

-- Somebody sits on the seat but is away; `until` is the first day back.
create table leave (
  seat text not null,
  person uuid not null,
  since date not null,
  until date not null,
  reason text not null,
  constraint leave_pk primary key (seat, person, since),
  constraint leave_seat_fk foreign key (seat) references seat (id),
  constraint leave_person_fk foreign key (person) references person (id),
  constraint leave_span check (until > since),
  constraint leave_reason_known check (reason in ('annual', 'sick', 'training', 'duty-trip', 'other'))
);

-- The seat whose occupant acts for this one; at most one on a day (the store closes one when it opens the next).
create table stand_in (
  seat text not null,
  stand_in text not null,
  since date not null,
  until date,
  constraint stand_in_pk primary key (seat, since),
  constraint stand_in_seat_fk foreign key (seat) references seat (id),
  constraint stand_in_by_fk foreign key (stand_in) references seat (id),
  constraint stand_in_span check (until is null or until > since),
  constraint stand_in_other check (stand_in <> seat)
);

-- Every change of who sits where: the audit line, and what makes a repeated write the same write.
create table seat_change (
  id uuid not null,
  seat text not null,
  at timestamptz not null,
  by_person uuid not null,
  by_seat text not null,
  what text not null,
  detail jsonb not null,
  constraint seat_change_pk primary key (id),
  constraint seat_change_seat_fk foreign key (seat) references seat (id),
  constraint seat_change_person_fk foreign key (by_person) references person (id),
  constraint seat_change_what_known check (what in ('seating', 'end', 'leave', 'back', 'stand-in'))
);
create index seat_change_seat on seat_change (seat, at);

-- Offices that an earlier version loaded, by the ids it gave them.
update unit set leads = true where department in ('centre', 'duty');
update unit u set head = s.id from seat s where s.unit = u.id and (
  (u.department = 'centre' and s.id = u.id || '-supervisor')
  or (u.department = 'duty' and s.id = u.id || '-duty')
  or (u.department = 'grid' and s.id = u.id || '-grid-worker'));
