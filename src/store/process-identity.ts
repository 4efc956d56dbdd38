/** Whether a process that left its mark in a file is still the one that runs under that number. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * When a process started, as text that no other process of the same number shares within its space: process
 * numbers come again, start times within one boot do not.
 *
 * @returns null when there is no such process.
 */
export function processStartTime(pid: number): string | null {
  if (process.platform !== 'linux') return startTimeFromPs(pid)
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // the name in parentheses may hold anything; after it come state (3rd field) … start time in ticks (22nd)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ended = fields[0] === 'Z' || fields[0] === 'X'
    return ended ? null : `${bootId()}:${fields[19]}`
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/**
 * Names all processes whose numbers can be told apart by number: one boot of one
 * machine, or of one container.
 */
export function processSpace(): string {
  return process.platform === 'linux' ? `${bootId()}:${readlinkSync('/proc/self/ns/pid')}` : hostname()
}

let boot: string | undefined

function bootId(): string {
  return (boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim())
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ESRCH'
}

function startTimeFromPs(pid: number): string | null {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return started === '' ? null : started
  } catch {
    return null // ps exits with 1 when there is no such process
  }
}
