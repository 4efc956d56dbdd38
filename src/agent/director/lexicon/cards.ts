/** What a picture of one colour with words on it is called. Data. */
export const card =
  /\b(?:end|ending|outro|closing|final|intro|opening|title|start) (?:card|screen|slate|page|title card)\b|\b(?:black|white|blank|plain|solid|dark|blue|navy|red|green|yellow|orange|purple|pink|gr[ae]y) (?:screen|card|slate|title card|background (?:screen|card))\b|黑屏|白屏|[黑白蓝红绿黄橙紫粉灰]底(?:[黑白]字)?的?(?:卡片|字卡|画面|页面)|卡片|字卡|纯色(?:画面|背景)|标题卡|片头卡|片尾卡|尾卡|结尾卡|片尾画面|片头画面|结束画面|结束页/i
