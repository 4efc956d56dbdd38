/** What cards and lists of names are called. Data. */

/** A picture of one colour with words on it. */
export const card =
  /\b(?:end|ending|outro|closing|final|intro|opening|title|start) (?:card|screen|slate|page|title card)\b|\b(?:black|white|blank|plain|solid|dark|blue|navy|red|green|yellow|orange|purple|pink|gr[ae]y) (?:screen|card|slate|title card|background (?:screen|card))\b|\b(?:a|one|another|the same|simple|text) card\b(?= (?:at|with|that|saying|which|in|on|for|says?)\b|\s*[:,])|黑屏|白屏|[黑白蓝红绿黄橙紫粉灰]底(?:[黑白]字)?的?(?:卡片|字卡|画面|页面)|卡片|字卡|纯色(?:画面|背景)|标题卡|片头卡|片尾卡|尾卡|结尾卡|片尾画面|片头画面|结束画面|结束页/i

/** "End credits", "credits at the end", 演职员表; the credits that something costs are others. */
export const endCredits = /\b(?:end|closing|final|film|movie|rolling) credits?\b|\bcredits?\b[^.:]{0,20}\b(?:at the end|saying|roll|that say|with)\b|\b(?:add|roll|show|put)\b[^.:]{0,12}\bcredits?\b(?! (?:balance|left))|\bcredits? ?[:：]|演职员?表?|演員表|制作(?:人员)?名单|工作人员(?:名单|表)|片尾名单|职员表|鸣谢名单/i

/** What is left to spend; "show my credits at the end" is a list of names. */
export const ownCredits = /^\W*(?:show|check|see|view|tell)(?: me)? my (?:credits?|credits? balance|balance)\W*$/i
