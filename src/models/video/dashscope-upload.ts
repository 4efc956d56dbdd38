/**
 * Files for Model Studio's own temporary storage (48 hours), for what its tasks take by address only. It is there in the
 * region of Beijing; elsewhere the provider's refusal is told.
 *
 * @see https://www.alibabacloud.com/help/en/model-studio/get-temporary-file-url
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { ReelsmithError } from '../../errors/error.ts'
import { parseAllowed } from '../../net/public-address.ts'
import { publicRequest } from '../../net/public-request.ts'
import { providerFetch } from './provider-fetch.ts'

const certificateSchema = z.looseObject({
  data: z.looseObject({
    policy: z.string(),
    signature: z.string(),
    upload_dir: z.string().regex(/^[\w./-]{1,300}$/),
    upload_host: z.string(),
    oss_access_key_id: z.string(),
    x_oss_object_acl: z.string(),
    x_oss_forbid_overwrite: z.string(),
  }),
})

const patienceMs = 60_000

export interface UploadTo {
  /** What the provider is called in messages. */
  readonly name: string
  readonly url: string
  readonly authorization: string
  /** The model that the file is for; others can't read it. */
  readonly model: string
}

/**
 * @returns An address that only the provider's own tasks can read.
 * @throws {ReelsmithError} `fetch/failed`, `fetch/refused`; nothing was ordered then.
 */
export async function uploadToDashscope({ name, url, authorization, model }: UploadTo, file: string, signal: AbortSignal): Promise<string> {
  try {
    const query = new URLSearchParams({ action: 'getPolicy', model })
    const response = await providerFetch({ name })(`${url}/api/v1/uploads?${query}`, { headers: { authorization }, signal })
    const certificate = certificateSchema.safeParse(await response.json().catch(() => undefined)).data?.data
    if (!certificate) throw new ReelsmithError('fetch/failed', `${name} gave no place for files.`)
    const key = `${certificate.upload_dir}/${basename(file)}`
    const form = new FormData()
    const fields = {
      OSSAccessKeyId: certificate.oss_access_key_id,
      Signature: certificate.signature,
      policy: certificate.policy,
      key,
      'x-oss-object-acl': certificate.x_oss_object_acl,
      'x-oss-forbid-overwrite': certificate.x_oss_forbid_overwrite,
      success_action_status: '200',
    }
    for (const [field, value] of Object.entries(fields)) form.set(field, value)
    form.set('file', new Blob([new Uint8Array(await readFile(file))]), basename(file)) // has to be the last one
    await post(name, certificate.upload_host, url, form, signal)
    return `oss://${key}`
  } catch (error) {
    if (!ReelsmithError.is(error)) throw error
    throw new ReelsmithError(error.code, error.message, { cause: error, retryable: error.retryable, details: { ...error.details, accepted: false, unreadable: false } })
  }
}

/** The place is told by the provider: an address from outside, which is sent no key. */
async function post(name: string, host: string, provider: string, form: FormData, signal: AbortSignal): Promise<void> {
  const packed = new Response(form)
  const headers = { 'content-type': packed.headers.get('content-type')! }
  const body = new Uint8Array(await packed.arrayBuffer())
  const allowed = parseAllowed(`${process.env.REELSMITH_FETCH_ALLOW ?? ''} ${new URL(provider).host}`)
  await publicRequest({ url: host, method: 'POST', headers, body, redirects: 0, patienceMs, allowed, signal }, async ({ status }) => {
    if (status === 200 || status === 204) return
    throw new ReelsmithError('fetch/failed', `${name} did not take a file: HTTP ${status}.`, { retryable: status >= 500 })
  })
}
