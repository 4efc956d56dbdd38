import { readFileSync } from 'node:fs'

/** CPU time of this process and of all its children that have ended. */
export function cpuSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  if (process.platform !== 'linux') return (userCPUTime + systemCPUTime) / 1e6
  const stat = readFileSync('/proc/self/stat', 'latin1')
  // Behind the name in parentheses: cutime and cstime are the 16th and 17th field, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (userCPUTime + systemCPUTime) / 1e6 + (Number(fields[13]) + Number(fields[14])) / 100
}
