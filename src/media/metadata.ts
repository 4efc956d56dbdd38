/** What a file says about itself: its title, and whether it was generated. */
import { appendFile } from 'node:fs/promises'

/**
 * Where pictures come from, as the IPTC names it.
 *
 * @see https://cv.iptc.org/newscodes/digitalsourcetype/
 */
export const digitalSources = {
  /** Made purely by an algorithm that was not trained on sampled data. */
  algorithmicMedia: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
  /** Made by a model that was trained on sampled data. */
  trainedAlgorithmicMedia: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  /** Put together from several parts, none of which came from a trained model. */
  composite: 'http://cv.iptc.org/newscodes/digitalsourcetype/composite',
  /** Put together from several parts, some of which came from a trained model. */
  compositeSynthetic: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic',
} as const
export type DigitalSource = keyof typeof digitalSources

export interface FileMetadata {
  readonly title?: string
  /** Absent when nothing in it was generated. */
  readonly source?: DigitalSource
}

/** Options of ffmpeg for what its containers know; the source as a comment where there is no place for XMP. */
export function metadataOptions({ title, source }: FileMetadata): string[] {
  const comment = source && `Digital source type: ${digitalSources[source]}`
  const entries = Object.entries({ title, comment }).filter(([, value]) => value)
  return entries.flatMap(([name, value]) => ['-metadata', `${name}=${value!.replaceAll('\0', '')}`])
}

/**
 * An XMP packet.
 *
 * @see https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata#digital-source-type
 */
export function xmpPacket({ title, source }: FileMetadata): string {
  const about = [
    '<xmp:CreatorTool>Reelsmith</xmp:CreatorTool>',
    ...(title
      ? [`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>`]
      : []),
    ...(source ? [`<Iptc4xmpExt:DigitalSourceType>${digitalSources[source]}</Iptc4xmpExt:DigitalSourceType>`] : []),
  ]
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    ...about,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n')
}

/** The id of boxes with XMP (XMP specification, part 3, MPEG-4). */
const xmpBoxId = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')

/** Adds an XMP packet to the end of an MP4, MOV or M4A file. Whoever does not know it skips it. */
export async function appendXmp(file: string, packet: string): Promise<void> {
  const body = Buffer.from(packet, 'utf8')
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + xmpBoxId.byteLength + body.byteLength, 0)
  header.write('uuid', 4, 'latin1')
  await appendFile(file, Buffer.concat([header, xmpBoxId, body]))
}

/** For XML; control characters may not be in it at all. */
function escaped(text: string): string {
  const printable = [...text]
    .filter((character) => character >= ' ' || character === '\n' || character === '\t')
    .join('')
  return printable.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
