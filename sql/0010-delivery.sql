-- Sending notices on by e-mail and text message: what each person wants, and what was sent to whom.

-- Two reference tables: a person may serve several counties.
create table delivery_wish (
  person uuid not null,
  language text not null,
  quiet_from text not null,          -- China time HH:MM; the same as quiet_until: no quiet hours
  quiet_until text not null,
  quiet_rest_days boolean not null,  -- holidays and weekends as a whole
  changed_at timestamptz not null,
  constraint delivery_wish_pk primary key (person),
  constraint delivery_wish_person_fk foreign key (person) references person (id),
  constraint delivery_wish_language_known check (language in ('zh', 'en'))
);

create table delivery_address (
  person uuid not null,
  channel text not null,
  address text not null,
  wanted boolean not null,
  confirmed_at timestamptz,          -- nothing but a code goes to an address before that
  code uuid,                         -- the delivery whose code confirms it; the code itself is stored nowhere
  code_at timestamptz,
  code_tries integer not null default 0,
  constraint delivery_address_pk primary key (person, channel),
  constraint delivery_address_person_fk foreign key (person) references person (id),
  constraint delivery_address_channel_known check (channel in ('email', 'sms'))
);

-- Every message, as the job and as the audit line. Neither the address nor the words are kept: the words follow from
-- the notices, and an address is the person's own.
create table delivery (
  county text collate "C" not null,  -- of the person's seat
  id uuid not null,                  -- also the message's id for whoever receives it
  person uuid not null,
  channel text not null,
  what text not null,
  items jsonb not null default '[]', -- the notices it is about, and why one was left out
  notices integer not null default 0,  -- how many it carried
  withheld integer not null default 0, -- left out because the person may not read the matter any more
  state text not null,
  tries integer not null default 0,
  unsure integer not null default 0, -- tries of which nobody knows whether they arrived
  fault text,
  made_at timestamptz not null,
  next_at timestamptz not null,      -- while it is being sent: when the sender counts as dead
  sent_at timestamptz,
  constraint delivery_pk primary key (county, id),
  constraint delivery_person_fk foreign key (person) references person (id),
  constraint delivery_channel_known check (channel in ('email', 'sms')),
  constraint delivery_what_known check (what in ('notices', 'code', 'test')),
  constraint delivery_state_known
    check (state in ('waiting', 'sending', 'sent', 'nothing', 'unsure', 'aside'))
);
create index delivery_due on delivery (county, channel, next_at) where state in ('waiting', 'sending');
create index delivery_person on delivery (county, person, made_at desc);
create index delivery_aside on delivery (county) where state in ('aside', 'unsure');
