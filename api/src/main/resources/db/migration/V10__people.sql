-- Runs unchanged on SQLite and on PostgreSQL.
-- People: who may call, and what is known of whom. Every row belongs to one city (tenant). What is personal can be erased;
-- events, and everything else that stays, carry opaque ids only.

alter table rider_account add column tenant varchar(64);
update rider_account set tenant = (select area from area_log);

-- Keys of vehicles' tablets, one a vehicle.
create table device_key (
  tenant varchar(64) not null,
  vehicle varchar(64) not null,
  role varchar(16) not null,
  token_hash varchar(64) not null unique,
  registered_at_seconds bigint not null,
  primary key (tenant, vehicle)
);
insert into device_key (tenant, vehicle, role, token_hash, registered_at_seconds)
  select (select area from area_log), vehicle, 'DRIVER', token_hash, registered_at_seconds from device;
drop table device;

-- Keys of other applications.
create table partner_key (
  tenant varchar(64) not null,
  partner varchar(64) not null,
  name varchar(200) not null,
  token_hash varchar(64) not null unique,
  registered_at_seconds bigint not null,
  primary key (tenant, partner)
);

-- People who work for the city. Without a password as long as their invitation stands.
create table staff_account (
  tenant varchar(64) not null,
  staff varchar(64) not null,
  login varchar(100) not null,
  roles varchar(200) not null,
  active bigint not null,
  password varchar(300),
  totp_secret varchar(64),
  totp_step bigint not null,
  failures bigint not null,
  locked_until_seconds bigint not null,
  invitation_hash varchar(64),
  invitation_until_seconds bigint not null,
  openid_subject varchar(300),
  primary key (tenant, staff),
  unique (tenant, login)
);

-- One sign-in on one device. A refresh token is used once; the one before tells a theft.
create table session (
  session varchar(64) not null primary key,
  tenant varchar(64) not null,
  kind varchar(16) not null,
  subject varchar(64) not null,
  refresh_hash varchar(64) not null unique,
  former_refresh_hash varchar(64),
  begun_at_seconds bigint not null,
  until_seconds bigint not null
);
create index session_of on session (tenant, kind, subject);
create index session_former on session (former_refresh_hash);

create table access_token (
  token_hash varchar(64) not null primary key,
  session varchar(64) not null,
  until_seconds bigint not null
);
create index access_token_of on access_token (session);

-- Codes that were sent to sign in with; of the address only a hash.
create table sign_in_code (
  tenant varchar(64) not null,
  contact_hash varchar(64) not null,
  code_hash varchar(64) not null,
  failures bigint not null,
  until_seconds bigint not null,
  primary key (tenant, contact_hash)
);

-- What is known of a rider. The profile is a noriai.v1.RiderProfile.
create table rider_profile (
  tenant varchar(64) not null,
  rider varchar(64) not null,
  phone varchar(32),
  mail varchar(254),
  profile bytea not null,
  created_at_seconds bigint not null,
  primary key (tenant, rider)
);
create index rider_profile_phone on rider_profile (tenant, phone);
create index rider_profile_mail on rider_profile (tenant, mail);

create table rider_note (
  tenant varchar(64) not null,
  note varchar(64) not null,
  rider varchar(64) not null,
  author varchar(100) not null,
  at_seconds bigint not null,
  text varchar(2000) not null,
  primary key (tenant, note)
);
create index rider_note_of on rider_note (tenant, rider);

create table call_back (
  tenant varchar(64) not null,
  call_back varchar(64) not null,
  rider varchar(64) not null,
  author varchar(100) not null,
  due_at_seconds bigint not null,
  text varchar(2000) not null,
  done_by varchar(100),
  done_at_seconds bigint,
  primary key (tenant, call_back)
);
create index call_back_of on call_back (tenant, rider);

-- Who did what with whose data, chained: each hash covers the row and the hash before it.
create table audit_log (
  tenant varchar(64) not null,
  sequence bigint not null,
  at_millis bigint not null,
  actor varchar(100) not null,
  action varchar(64) not null,
  subject varchar(64) not null,
  detail varchar(300) not null,
  hash varchar(64) not null,
  primary key (tenant, sequence)
);
