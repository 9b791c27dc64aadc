import { expect, test } from 'vitest';
import { openTestDesk } from '../harness/test-desk.ts';

test('metrics count requests and what is stored, for this machine only', async () => {
  const desk = await openTestDesk();
  await desk.visit().get('/desk/sign-in/link/secret-token');
  const { body } = await desk.visit().get('/desk/metrics');
  expect(body).toContain(
    'desk_requests_total{method="GET",route="/desk/sign-in/link/:token",status="2xx"} 1',
  );
  expect(body).toContain('desk_people 1');
  expect(body).not.toContain('secret-token');
  expect((await desk.visit({ 'x-forwarded-for': '198.51.100.1' }).get('/desk/metrics')).status).toBe(404);
  await desk.stop();
});
