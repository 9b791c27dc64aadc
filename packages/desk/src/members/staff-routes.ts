import { html } from 'hono/html';
import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { endSessions } from '../sessions/store.ts';
import { listAudit, recordAudit } from '../staff/audit.ts';
import { onlyStaff, staffOf } from '../staff/guard.ts';
import { staffWords } from '../staff/words.ts';
import { showStaffPage, staffPagesFor } from '../staff/show-staff-page.ts';
import { sql } from '../database/sql.ts';
import type { DeskApp, DeskContext } from '../web/environment.ts';
import { readForm, readQuery } from '../web/forms.ts';
import { auditPage, memberPage, membersPage, type MemberList } from './pages.ts';
import { emailAddress, findOrAddPerson, findPersonById, type PersonRow } from './people.ts';
import { collectPerson, erasePerson } from './personal-data.ts';
import { endOfDay } from './read-csv.ts';
import { endGrants, listGrants, putGrant, searchPeople } from './store.ts';
import { memberWords } from './words.ts';

const mostListed = 100;

const invitation = z.object({
  email: emailAddress,
  name: z.string().trim().max(200),
  ends: z.union([z.iso.date(), z.literal('')]),
});

export function addStaffRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, access, now } = desk;
  app.use('/staff/members/*', onlyStaff(desk, ['owner', 'support']));
  app.use('/staff/audit', onlyStaff(desk, ['owner']));

  app.get('/staff', (c) => {
    const [first] = staffPagesFor(c, desk);
    if (first !== undefined) return c.redirect(base + first.path, 302);
    const words = staffWords[c.get('language')];
    return showStaffPage(c, desk, { title: words.nothing, body: html`<p>${words.nothingText}</p>` });
  });

  const showMembers = async (c: DeskContext, more: Partial<MemberList> = {}) => {
    const query = readQuery(c, z.object({ search: z.string().max(200).default('') }));
    const search = query.isRight ? query.value.search : '';
    const found = await searchPeople(database, search, mostListed + 1);
    const people = found.slice(0, mostListed);
    const list = { search, people, isCut: found.length > people.length, ...more };
    return showStaffPage(c, desk, membersPage(desk, c.get('language'), list));
  };
  app.get('/staff/members', (c) => showMembers(c));

  app.post('/staff/members', async (c) => {
    const form = await readForm(c, invitation);
    if (!form.isRight) return showMembers(c, { wrongInvitation: true });
    const { email, name, ends } = form.value;
    const words = memberWords[c.get('language')];
    const { settings } = desk;
    const id = await database.transaction(async (queries) => {
      const person = await findOrAddPerson(queries, { email, name }, now());
      const endsAt = ends === '' ? null : endOfDay(ends);
      const grant = { kind: 'invitation', reference: 'staff', starts_at: now(), ends_at: endsAt };
      await putGrant(queries, person.id, grant, now());
      const text = words.invitationText(settings.title, `${settings.address}/sign-in`);
      await enqueueMail(
        queries,
        { to: email, subject: words.invitationSubject(settings.title), text },
        now(),
      );
      await recordAudit(queries, { actor: staffOf(c).person_id, action: 'invite', target: person.id }, now());
      return person.id;
    });
    desk.wake('send-mails');
    await access.refresh(id);
    return c.redirect(`${base}/staff/members/${id}`, 303);
  });

  /** Does something to the person that the path names, and shows them again. */
  const change = (action: string, work: (c: DeskContext, person: PersonRow) => Promise<string | undefined>) =>
    app.post(`/staff/members/:id/${action}`, async (c) => {
      const person = await findPersonById(database, c.req.param('id'));
      if (person === undefined) return c.notFound();
      const next = await work(c, person);
      await access.refresh(person.id);
      return c.redirect(next ?? `${base}/staff/members/${person.id}`, 303);
    });

  app.get('/staff/members/:id', async (c) => {
    const person = await findPersonById(database, c.req.param('id'));
    if (person === undefined) return c.notFound();
    const details = {
      person,
      grants: await listGrants(database, person.id),
      isOwner: staffOf(c).role === 'owner',
    };
    return showStaffPage(c, desk, memberPage(desk, c.get('language'), details));
  });

  app.get('/staff/members/:id/export', async (c) => {
    const person = await findPersonById(database, c.req.param('id'));
    if (person === undefined) return c.notFound();
    const collected = await database.transaction(async (queries) => {
      await recordAudit(queries, { actor: staffOf(c).person_id, action: 'export', target: person.id }, now());
      return collectPerson(queries, desk, person);
    });
    c.header('Cache-Control', 'no-store');
    c.header('Content-Disposition', `attachment; filename="${person.id}.json"`);
    return c.json(collected);
  });

  change('end', async (c, { id }) => {
    await database.transaction(async (queries) => {
      await endGrants(queries, id, now());
      await recordAudit(
        queries,
        { actor: staffOf(c).person_id, action: 'end-membership', target: id },
        now(),
      );
    });
    return undefined;
  });

  change('sign-out', async (c, { id }) => {
    await database.transaction(async (queries) => {
      await endSessions(queries, id);
      await recordAudit(queries, { actor: staffOf(c).person_id, action: 'sign-out', target: id }, now());
    });
    return undefined;
  });

  const appointed = z.object({ role: z.enum(['', 'editor', 'support']) });
  app.use('/staff/members/:id/role', onlyStaff(desk, ['owner']));
  change('role', async (c, { id, role: before }) => {
    const form = await readForm(c, appointed);
    // Owners are named in desk.yaml.
    if (!form.isRight || before === 'owner') return undefined;
    const { role } = form.value;
    await database.transaction(async (queries) => {
      await queries.run(sql`update people set role = ${role === '' ? null : role} where id = ${id}`);
      await queries.run(sql`delete from sessions where person_id = ${id} and purpose = 'staff'`);
      const entry = { actor: staffOf(c).person_id, action: 'role', target: id, details: { role } };
      await recordAudit(queries, entry, now());
    });
    return undefined;
  });

  app.use('/staff/members/:id/erase', onlyStaff(desk, ['owner']));
  change('erase', async (c, person) => {
    const form = await readForm(c, z.object({ sure: z.literal('yes') }));
    if (!form.isRight || person.role === 'owner') return undefined;
    await database.transaction((queries) => erasePerson(queries, desk, person, staffOf(c).person_id, now()));
    return `${base}/staff/members`;
  });

  app.get('/staff/audit', async (c) =>
    showStaffPage(c, desk, auditPage(c.get('language'), await listAudit(database, 200))),
  );
}
