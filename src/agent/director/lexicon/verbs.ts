/** What people want done. */
import { type Row, plain } from './lexicon.ts'

export const verbRows: readonly Row[] = plain({
  ADD: [
    'add, insert, include, attach, append, overlay, stick, slap, throw in, drop in, pop in, tack on, put in, give it, apply, place, superimpose, write, type, print, superpose, paste, introduce, sprinkle, lay, layer',
    '添加, 加上, 加入, 加个, 加一个, 加一段, 加一条, 加一些, 加点, 加些, 加段, 加, 插入, 插, 打上, 打个, 打一行, 放上, 配上, 配个, 配一段, 配一首, 配段, 配点, 补上, 补一个, 叠加, 贴上, 贴个, 写上, 写个, 标上, 来个, 来一个, 来一段, 来段, 来点, 来首, 来一首, 接一个, 接一段, 接段, 接个, 接上, 接, 附上, 盖上, 应用, 加返, 整返, 配, 铺点, 铺上, 铺一段, 铺一首, 铺个, 垫点, 垫上, 垫一段',
  ],
  REMOVE: [
    "remove, delete, get rid of, take out, take off, take away, drop, lose, ditch, kill, erase, scrap, clear, discard, dump, trash, strip, eliminate, cut out, throw out, throw away, toss, toss out, chuck, no longer want, don't want, do not want, dont want, don't need, do not need, dont need, nuke, wipe out, leave out, omit, exclude, get that out, disable, hide, clear out, clear away, turn off, switch off, no more, not needed, unwanted, stop showing",
    '删除, 删掉, 删去, 删了, 删咗, 删走, 删, 去掉, 去除, 去了, 移除, 移走, 拿掉, 拿走, 不要, 不用, 不需要, 不想要, 唔要, 唔使, 清除, 清空, 清掉, 取消, 关掉, 关闭, 关了, 剔除, 扔掉, 弃用, 撤掉, 撤下, 抹掉, 砍掉, 抽走, 隐藏, 别要, 别用, 不加, 没用, 去咗, 拎走, 省略, 丢掉',
  ],
  WITHOUT: ['without, minus', '不带, 无需'],
  TRIM: [
    'trim, cut, shorten, shave, chop off, snip, clip off, pare, cut down, trim down, cut off, trim off, chop, cut back, tighten, crop off, lop off, nip, knock off, slice off, shave off',
    '剪掉, 剪到, 剪成, 剪至, 剪短, 剪去, 剪, 裁掉, 裁短, 裁到, 截掉, 截短, 截到, 截取, 截去, 截, 缩短, 缩到, 缩减, 切掉, 切除, 修剪, 掐掉, 掐, 砍到, 减到, 减少到, 压到, 压缩到, 压缩成, 压缩, 压成, 压短, 缩成',
  ],
  EXTEND: [
    'extend, lengthen, prolong, hold, stretch, stretch out, draw out, hold on, linger, expand, drag out',
    '多停, 停久, 延长, 加长, 拉长, 增长, 延到, 延续, 多停留, 多放, 多留, 拖长, 延时',
  ],
  SPLIT: [
    'split, divide, break, break up, cut up, cut in, slice, separate, chop up, cut in two, cut into, chop into, cut it at, make a cut, bisect, halve, break apart, cut in half, cut through',
    '分割, 拆分, 拆成, 拆开, 切开, 切成, 切一刀, 切一下, 切断, 切割, 分成, 分开, 剪开, 断开, 割开, 切, 对半切, 剖开, 拆',
  ],
  JOIN: ['join, merge, combine, unite, stitch, glue, connect, put together, fuse, rejoin', '合并, 合成一段, 拼接, 接起来, 连接, 连起来, 合在一起, 并成, 拼起来, 拼在一起'],
  MOVE: [
    'move, shift, drag, reorder, rearrange, relocate, bring, slide over, reposition, transfer, push back, pull forward, send, position, rearrange, scoot, nudge',
    '移动, 移到, 移至, 移去, 移, 挪到, 挪动, 挪, 放到, 放在, 放去, 放落, 摆落, 摆去, 摆到, 摆在, 摆喺, 放喺, 调到, 拖到, 拖动, 拖拽, 拖去, 拖, 提前到, 提到, 搬到, 提前, 推后, 推迟, 往前移, 往后移, 调整到, 置于, 排到, 排在, 移返, 搬',
  ],
  SWAP: [
    'swap, switch places, trade places, change places, exchange, interchange, swap around, switch around, switch',
    '交换, 掉转, 对掉, 调换, 互换, 对调, 换个位置, 换一下位置, 换位置, 换位, 互相调换, 掉换, 对换, 调转, 交换位置, 互换位置, 调换位置, 对调位置, 调一下位置, 换下位置, 调乱, 换个顺序, 调换顺序',
  ],
  DUPLICATE: [
    'duplicate, copy, clone, repeat, replicate, double up, show again, play again, make a copy of, run again, loop',
    '复制, 拷贝, 重复, 再放一遍, 再来一遍, 克隆, 复制一份, 复制一遍, 再放一次, 循环, 抄多次, 重播',
  ],
  CHANGE: [
    'change, set, make, turn, switch, convert, adjust, edit, update, alter, modify, use, get, put, keep, have, want, need, let, should be, must be, be, go, do, give, render, transform, bump, take, bring, fix, tweak, correct, rename, call, go with, try, pick, choose, select, style, format, color, colour, paint, tint, play, run, show, display, appear, start, begin, end, finish, open, close',
    '转做, 改成, 改做, 改为, 改到, 出现, 改作, 改一下, 修改, 更改, 更换, 改, 换成, 换做, 换个, 换一个, 换一首, 换首, 换上, 换咗, 换, 变成, 变为, 变得, 变, 设为, 设成, 设置, 设定, 设, 调整, 调成, 调为, 调至, 调一下, 调节, 调, 弄成, 弄, 整成, 做成, 转成, 转为, 转换, 用, 使用, 采用, 让, 令, 使, 做, 变作, 转, 是, 为, 成, 播放, 播, 放, 显示, 控制在, 保持, 编辑, 叫做, 命名为, 叫, 起名, 选, 整, 搞成, 处理成, 染成',
  ],
  REPLACE: ['replace, substitute, swap out, switch out, exchange for, trade, instead of, redo', '替换成, 替换为, 替换, 取代, 代替, 换掉, 换走, 替代, 替'],
  GEN: [
    'generate, create, produce, film, shoot, direct, build, craft, compose, draw, whip up, put together, come up with, cook up, cut together, assemble',
    '生成, 制作, 创建, 创作, 拍摄, 拍, 做一个, 做个, 做一条, 做条, 做一段, 做段, 做一支, 做支, 做一部, 做, 画, 渲染, 造, 搞一个, 搞个, 弄一个, 弄个, 剪一个, 剪个, 剪一条, 整一条, 来一个, 来个, 来一段, 来段, 来条, 出一个, 出个, 拼成, 合成',
  ],
  MAKE: ['make', ''],
  UNDO: [
    'undo, revert, roll back, rollback, take that back, take it back, go back, step back, cancel that, never mind that, scratch that, undo that, undo this, unde, put it back, change it back, put that back, control z, ctrl z, ctrl+z',
    '撤销, 撤回, 回退, 回滚, 上一步, 退回, 撤消, 还原, 取消刚才, 取消上一步, 恢复原样, 改回去, 改回来, 改返, 变回去, 变回来, 撤返, 返回上一步, 恢复回去, 恢复回来, 还原回去, 弄回去, 放回去, 退回去, 撤, 倒退一步, 退一步, 还原返, 还是刚才那样, 还是刚才的, 还是之前那样, 还是之前的, 还是原来那样, 还是原来的, 还是以前那样',
  ],
  REDO: ['redo, do it again, undo the undo, bring it back, bring that back, reapply', '重做, 恢复撤销, 取消撤销, 再做一次, 恢复刚才, 反撤销, 还是要, 恢复一下'],
  RESTORE: ['restore, reset, go back to, back to, return to, recover, bring back, as it was, how it was', '恢复到, 恢复, 回到, 退到, 还原到, 恢复成, 变回, 返去'],
  EXPORT: [
    'export, download, save, publish, finalize, finalise, output, send me, send it, get me the file, give me the file, give me the video, get the file, i am done, ready to post, deliver, hand me, render it, render the video, render the film, render this, final version, spit out',
    '导出, 汇出, 下载, 输出, 保存, 发我, 发给我, 发畀我, 渲染出来, 出片, 生成文件, 存下来, 存成, 存为, 另存为, 成片给我, 俾我, 传给我, 交付, 导一份, 导一个',
  ],
  PREVIEW: ['preview, watch, view, let me see, see it', '预览, 查看, 看一下, 看看, 看下, 睇下, 睇睇'],
  MUTE: ['mute, silence, silent, shut up, shush', '静音, 消音, 无声, 收声, 没声音'],
  STOP: ['stop, quit', '停, 停止, 停掉'],
  CLEAN: ['clean, clean up, denoise, noise reduction, noise removal, cleanup', '降噪, 去噪, 清理'],
  DUCK: ['duck, ducking, sidechain', '闪避, 避让, 压混'],
  UNMUTE: ['unmute, turn the sound back on, turn the sound on, bring back the sound', '取消静音, 打开声音, 恢复声音, 开声音, 开返声'],
  REVERSE: ['reverse, backwards, backward, in reverse, rewind, play in reverse, invert time', '倒放, 倒播, 倒着放, 倒着播, 倒序播放, 倒退播放, 反向播放, 逆播, 反着放, 倒转播, 倒带'],
  FREEZE: ['freeze, hold the frame, still frame, freeze frame, pause on, hold on the last frame, hold the last frame, hold on, stand still', '定格, 冻结, 停住, 静止, 定住, 停帧, 定帧, 暂停在'],
  SPEEDUP: ['speed up, accelerate, quicken, hurry up, fast forward, hasten, time lapse, timelapse it', '加速, 提速, 快进, 加快, 快放, 调快'],
  SLOWDOWN: ['slow down, decelerate, slow-mo, slow mo, slowmo, slow motion, slow-motion, in slow motion', '减速, 慢放, 慢动作, 慢镜头, 放慢, 减慢, 调慢, 慢速'],
  ZOOM: ['zoom, pull back, pull out, punch in, push in, move closer, move in, close in, ken burns', '推近, 拉远, 推远, 拉镜头, 推进, 推镜头, 推镜, 拉近, 缩放, 变焦, 推拉, 聚焦, 推入'],
  PAN: ['pan, sweep, track', '平移, 摇镜头, 横移, 摇, 横摇'],
  CROP: ['crop, reframe, crop in', '裁剪画面, 裁切, 画面裁剪, 裁剪, 裁画面'],
  FADE: [
    'fade away, die out, taper off, fade, fades, fade in, fade out, fade-in, fade-out, fade in and out, ease in, ease out',
    '慢慢消失, 渐渐消失, 逐渐消失, 淡入淡出, 淡入, 淡出, 渐入, 渐出, 渐黑, 慢慢变黑, 渐渐变黑, 渐隐, 渐显, 渐强, 渐弱, 淡化, 渐变',
  ],
  SHUFFLE: ['shuffle, randomize, randomise, mix up, scramble, random order', '打乱, 随机排列, 随机排序, 洗牌, 随机顺序'],
  SORT: ['sort, order, arrange', '排序, 排列, 排好, 排一下'],
  TRANSLATE: ['translate, translation, bilingual', '双语, 翻译, 译成, 翻成, 译'],
  SPEAK: ['narrate, read out, read aloud, voice, speak, recite', '说话, 讲话, 朗读, 念出来, 念, 读出来, 读, 讲, 解说一下'],
  TRANSCRIBE: ['transcribe, transcript, speech to text, auto caption, auto-caption, caption it', '转写, 转录, 语音转文字, 识别字幕, 自动识别, 识别语音, 听写, 识别'],
  KEEP: ['keep only, only keep, keep just, just keep, keep, retain, preserve, leave only', '只保留, 只留, 保留, 留下, 留住, 留'],
  UPLOAD: ['upload, import', '上传, 导入'],
  STARTOVER: [
    'start over, start again, start from scratch, start fresh, start anew, begin again, new project, new film, new video, from scratch, clear the timeline, empty the timeline, scrap everything, blank slate, reset everything',
    '重新开始, 从头再来, 从头开始, 重来, 推倒重来, 全部清空, 清空时间线, 清空时间轴, 新建项目, 新项目, 重做一个, 全部重来, 清空所有, 清空一切',
  ],
  ALIGN: ['align, sync, synchronize, synchronise, match, line up, time, snap, cut to, land, follow', '对齐, 卡点, 卡, 踩点, 踩, 同步, 跟着, 跟上, 对上, 匹配, 跟住, 合上, 配合'],
  CLICK: ['click on, click, press, tap, tap on, hit, push the, select the', '点击, 点一下, 按下, 点开, 按, 撳'],
  OPEN: ['open up, open the', '打开'],
  SHOW: ['show me, list, tell me, let me know, describe, explain, summarize, summarise, recap, give me a summary', '列出, 告诉我, 说说, 总结, 概括, 介绍一下, 描述一下, 讲下, 话我知'],
  ROTATE: ['rotate, turn around, spin, tilt', '旋转, 转个, 倾斜'],
  FLIP: ['flip, mirror', '翻转, 镜像, 反转'],
  SHARE: ['make it match, match the colours, match the colors, colour match, color match', '统一色调, 色调统一, 匹配颜色'],
})
