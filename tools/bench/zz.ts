import { openBenchHouse, register, openBusiness } from './bench-house.ts'
import { apiPosts, functionPosts } from './post-load.ts'
const h = await openBenchHouse()
try {
  const t = await register(h)
  const o = await openBusiness(h, t, 'Hot')
  console.log(
    await functionPosts(h, o, { connections: 8, seconds: 3 }),
    'api',
    await apiPosts(h, [o], { connections: 8, seconds: 6 }),
  )
} finally {
  await h.close()
}
