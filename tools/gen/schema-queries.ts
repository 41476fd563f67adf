/** Each names things of one schema, `$1`, as finished lines of SQL in a fixed order. */
export const columnsQuery = `
  select c.relname as table_name,
         format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
           case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity' else '' end,
           case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
           case when a.attnotnull then ' not null' else '' end) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where n.nspname = $1 and c.relkind in ('r', 'p') order by c.relname, a.attnum`

export const constraintsQuery = `
  select c.relname as table_name, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid, true)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and k.contype in ('p', 'u', 'c', 'f', 'x')
   order by c.relname, array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname`

/** What stands below a table: storage settings, indexes, row security, policies, triggers, grants. */
export const belowTableQuery = `
  with t as (
    select c.*, format('%I.%I', n.nspname, c.relname) as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind in ('r', 'p')
  ), lines as (
    select relname, 0 as rank, name as key, format('alter table %s set (%s);', name, array_to_string(reloptions, ', ')) as line
      from t where reloptions is not null
    union all
    select t.relname, 1, i.relname, pg_get_indexdef(x.indexrelid) || ';' from t
      join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
     where not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
    union all
    select relname, 2, name, format('alter table %s enable row level security;', name) from t where relrowsecurity
    union all
    select relname, 3, name, format('alter table %s force row level security;', name) from t where relforcerowsecurity
    union all
    select t.relname, 4, p.polname, format(E'create policy %I on %s%s for %s to %s%s%s;', p.polname, t.name,
             case when p.polpermissive then '' else ' as restrictive' end,
             case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
             (select string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname) from unnest(p.polroles) x left join pg_roles r on r.oid = x),
             E'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
             E'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
      from t join pg_policy p on p.polrelid = t.oid
    union all
    select t.relname, 5, g.tgname, pg_get_triggerdef(g.oid, true) || ';' from t
      join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
    union all
    select t.relname, 6, a.grantee::regrole::text, format('grant %s on %s to %s;', lower(string_agg(a.privilege_type, ', ' order by a.privilege_type)), t.name,
             case a.grantee when 0 then 'public' else a.grantee::regrole::text end)
      from t, aclexplode(t.relacl) a where a.grantee <> t.relowner group by t.relname, t.name, a.grantee
    union all
    select t.relname, 7, a.grantee::regrole::text, format('grant %s (%s) on %s to %s;', lower(a.privilege_type),
             string_agg(quote_ident(c.attname), ', ' order by c.attname), t.name, case a.grantee when 0 then 'public' else a.grantee::regrole::text end)
      from t join pg_attribute c on c.attrelid = t.oid and c.attacl is not null, aclexplode(c.attacl) a
     where a.grantee <> t.relowner group by t.relname, t.name, a.grantee, a.privilege_type
  )
  select relname as table_name, line from lines order by relname, rank, key, line`

export const viewsQuery = `
  select format(E'create view %I.%I%s as\\n%s', n.nspname, c.relname,
           case when c.reloptions is null then '' else ' with (' || array_to_string(c.reloptions, ', ') || ')' end,
           pg_get_viewdef(c.oid, true))
         || coalesce(E'\\n' || (select string_agg(format('grant %s on %I.%I to %s;', lower(a.privilege_type), n.nspname, c.relname,
              case a.grantee when 0 then 'public' else a.grantee::regrole::text end), E'\\n' order by a.privilege_type)
              from aclexplode(c.relacl) a where a.grantee <> c.relowner), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relkind = 'v' order by c.relname`

/** Sequences that belong to no column, and who may use them. */
export const sequencesQuery = `
  select format('create sequence %I.%I;', n.nspname, c.relname)
         || coalesce(E'\\n' || (select string_agg(format('grant %s on sequence %I.%I to %s;', lower(a.privilege_type), n.nspname, c.relname,
              case a.grantee when 0 then 'public' else a.grantee::regrole::text end), E'\\n' order by a.privilege_type)
              from aclexplode(c.relacl) a where a.grantee <> c.relowner), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relkind = 'S'
     and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i')) order by c.relname`

/** Functions with their bodies, and who may call them; without a grant only their owner may. */
export const functionsQuery = `
  select rtrim(pg_get_functiondef(p.oid), E'\\n ') || E';\\n' || coalesce(
           (select string_agg(format('grant execute on %s %I.%I to %s;', case p.prokind when 'p' then 'procedure' else 'function' end, n.nspname, p.proname,
              case a.grantee when 0 then 'public' else a.grantee::regrole::text end), E'\\n' order by a.grantee::regrole::text)
              from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner),
           '-- callable by its owner only') as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = $1 and p.prokind in ('f', 'p') order by p.proname, pg_get_function_identity_arguments(p.oid)`

export const schemaGrantsQuery = `
  select format('grant %s on schema %I to %s;', lower(a.privilege_type), n.nspname,
           case a.grantee when 0 then 'public' else a.grantee::regrole::text end) as line
    from pg_namespace n, aclexplode(n.nspacl) a
   where n.nspname = $1 and a.grantee <> n.nspowner order by 1`
