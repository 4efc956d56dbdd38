/** What the API is, for programs and for people. Made when somebody asks for the first time, and kept. */
import { Hono } from 'hono'
import type { RouterRoute } from 'hono/types'
import type { Description, OpenApiDocument } from '../openapi/document.ts'
import { renderPage } from '../pages/page.ts'
import { type Env, type RequestContext, type Server, baseUrl, native } from '../context.ts'
import { readVersion } from '../version.ts'

/** @param routes - All that are registered, when they are. */
export function docsRoutes(server: Server, routes: () => readonly RouterRoute[]): Hono<Env> {
  const app = new Hono<Env>()

  const make = async (): Promise<Description> => {
    const [{ openApiDocument }, { actions }, version] = await Promise.all([
      import('../openapi/document.ts'),
      import('../../actions/registry.ts'),
      readVersion(),
    ])
    const marked = routes().filter(({ handler }) => handler === native)
    const nativeRoutes = new Set(marked.map(({ method, path }) => `${method} ${path}`))
    return openApiDocument({ version, actions, isNative: (route) => nativeRoutes.has(route) })
  }
  let description: Description | undefined
  const describe = async (context: RequestContext): Promise<OpenApiDocument> => {
    description ??= await make()
    return { ...description, servers: [{ url: baseUrl(server, context) }] }
  }

  app.get('/openapi.json', async (context) => context.json(await describe(context)))

  app.get('/docs', async (context) => {
    const { docsPage } = await import('../pages/docs-page.ts')
    return await renderPage(docsPage(await describe(context)))
  })

  return app
}
