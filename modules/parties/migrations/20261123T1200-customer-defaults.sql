-- why: customers get days to pay and a language from the business, unless they have their own.
alter table parties.customer add column paper_language text constraint customer_paper_language check (paper_language in ('en', 'fr'));

-- What new customers and papers start from. No row: the house's own defaults.
create table parties.customer_default (
  tenant_id uuid not null default platform.tenant_id(),
  payment_terms_days smallint not null check (payment_terms_days between 0 and 365),
  paper_language text not null check (paper_language in ('en', 'fr')),
  primary key (tenant_id)
);
call platform.protect_tenant_rows('parties.customer_default');
grant select, insert, update on parties.customer_default to :app_role;
