/** Lines for the operator: one event a line, as text or as JSON, and never a token, a signed link or a prompt. */

export type LogFields = Readonly<Record<string, string | number>>
export type Log = (message: string, fields?: LogFields) => void
export type LogFormat = 'text' | 'json'

/** @param write - Told each line, with its end. */
export function createLog(format: LogFormat, write: (line: string) => void, now = (): Date => new Date()): Log {
  return (message, fields = {}) => {
    const time = now().toISOString()
    const clean = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? withoutSecrets(value) : value]),
    )
    const text = withoutSecrets(message)
    write(format === 'json' ? `${JSON.stringify({ time, message: text, ...clean })}\n` : `${[time, text, ...pairs(clean)].join(' ')}\n`)
  }
}

function pairs(fields: LogFields): string[] {
  return Object.entries(fields).map(([name, value]) => {
    const text = String(value)
    return `${name}=${/^[^\s"=]+$/.test(text) ? text : JSON.stringify(text)}`
  })
}

/**
 * What opens something goes, and what may be somebody's words: the parameters of a query that failed, the input of a tool
 * that its schema refused. The rest of the message stays.
 */
function withoutSecrets(text: string): string {
  return text
    .replace(/\b(nmv_usr|clm|whsec)_[\w+/=-]+/g, '$1_…')
    .replace(/\b(signature|ct)=[\w-]+/g, '$1=…')
    .replace(/\bValue: [\s\S]*?(?=\.\nError message:|$)/g, 'Value: …')
    .replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '\nparams: …')
}
