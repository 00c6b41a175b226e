/** Requests that can't be taken (domain 4.2), each with its coded ground and the door it is sent to. */

export interface Misplaced {
  category: string
  ending: 'not-ours' | 'refused'
  ground: string
  subject: string
  text: string
  reply: string
}

export const MISPLACED: readonly Misplaced[] = [
  {
    category: '130809',
    ending: 'not-ours',
    ground: 'emergency-line',
    subject: '{estate}{b}号楼有人家冒烟',
    text: '{estate}{b}号楼好像有人家冒烟，不知道该找谁，在这里说一下。',
    reply: '您好！火警请立即拨打119。我们已同步转告消防救援部门，现场系居民做饭忘关火，未造成损失。',
  },
  {
    category: '131201',
    ending: 'not-ours',
    ground: 'court-or-arbitration',
    subject: '借款官司判决后对方不还钱',
    text: '去年借给朋友{money}元，法院已经判了，对方一直不还，请帮忙要回来。',
    reply:
      '您好！判决生效后对方不履行的，请向作出判决的法院申请强制执行，可拨打12368查询。执行事项不属受理范围。',
  },
  {
    category: '150601',
    ending: 'not-ours',
    ground: 'court-or-arbitration',
    subject: '劳动仲裁期间请求裁决补偿金',
    text: '与公司的劳动争议已经申请仲裁，快开庭了，希望你们直接让公司赔{wage}元。',
    reply: '您好！该争议已由劳动人事争议仲裁委员会受理，请在仲裁程序中主张。如需法律援助，可拨打12348。',
  },
  {
    category: '030401',
    ending: 'not-ours',
    ground: 'other-procedure',
    subject: '申请公开征地补偿方案',
    text: '请把我们{group}的征地批文和补偿方案发给我一份。',
    reply:
      '您好！此类请求请按政府信息公开程序，向自然资源和规划局提出书面申请，二十个工作日内答复。申请表可在政府网站下载。',
  },
  {
    category: '011003',
    ending: 'refused',
    ground: 'handled-before',
    subject: '{estate}物业问题再次反映',
    text: '{estate}的物业问题上次答复我不认可，再反映一遍，情况和上次一样。',
    reply:
      '您好！该问题已办结答复，此次未提出新的事实。如有新情况，请补充材料后再次反映；也可通过业主大会依法选聘物业。',
  },
  {
    category: '010205',
    ending: 'refused',
    ground: 'no-substance',
    subject: '随便看看能不能用',
    text: '试一下这个系统能不能提交。',
    reply: '您好！您反映的内容没有具体事项，无法办理。如有诉求，请写明时间、地点和情况。',
  },
  {
    category: '040203',
    ending: 'not-ours',
    ground: 'outside-city',
    subject: '外地老家门口夜里施工',
    text: '我在外市的老家门口夜里一直施工，老人睡不好，请帮忙管一管。',
    reply: '您好！事发地不在本市辖区，请拨打当地区号加12345反映，或通过国家政务服务平台提交。',
  },
]
