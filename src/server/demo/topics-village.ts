/** What invented residents report in villages. */
import type { Topic } from './topic.ts'

export const villageTopics: readonly Topic[] = [
  {
    category: '060205',
    weight: 7,
    where: 'village',
    spots: ['村{group}水泥路', '通往{school}的村道', '村{group}桥头'],
    cases: [
      {
        subject: '{spot}破损严重',
        text: '{spot}被拉货的大车轧坏了，坑坑洼洼{long}，下雨天全是泥，老人骑三轮车翻过一次。',
        reply: '已将该路段列入本年度农村公路养护计划，破损处先行修补{n}处，并设置限高限宽设施。',
      },
    ],
  },
  {
    category: '101207',
    weight: 5,
    where: 'village',
    spots: ['村{group}排水沟', '村东头水渠', '村{group}坑塘'],
    cases: [
      {
        subject: '{spot}堵塞',
        text: '{spot}长满杂草、堆着垃圾，一下大雨水就漫到地里，{crop}已经淹过一回了。',
        reply: '已组织机械清淤疏浚，清除杂物约{n}车，排水恢复通畅，并明确专人管护。',
      },
      {
        subject: '{spot}又黑又臭',
        text: '{spot}的水又黑又臭，{long}没有清过，夏天蚊子成群。',
        reply: '已抽排清淤、截住两处污水口，投放了水生植物，列入黑臭水体长效管护。',
      },
    ],
    onSpot: { share: 0.15, reply: '网格员已组织公益岗人员清理杂草垃圾，排水恢复通畅。' },
  },
  {
    category: '101205',
    weight: 3,
    where: 'village',
    spots: ['村{group}机井', '村{group}灌溉渠'],
    cases: [
      {
        subject: '{spot}坏了没法浇地',
        text: '{spot}坏了{days}，{crop}正缺水，几户人家为先浇谁家的地吵起来了。',
        reply: '已修复，村里重新排定浇地次序并张榜公布，各户没有异议。',
      },
    ],
    urgent: 0.3,
    months: [3, 4, 5, 6, 7, 8, 9, 10],
  },
  {
    category: '100205',
    weight: 5,
    where: 'village',
    spots: ['村委会'],
    cases: [
      {
        subject: '村务财务{long}没有公开',
        text: '村里有{mu}0亩集体土地租给别人，租金多少、花到哪里，{long}没有公开过，公示栏还是旧的。',
        reply: '经镇农经站核查，账目清楚但公开不及时，已责令村委会补充公示收支，并按季度公开。',
      },
    ],
  },
  {
    category: '101302',
    weight: 5,
    where: 'village',
    spots: ['村{group}'],
    cases: [
      {
        subject: '{spot}邻居翻盖占了公共通道',
        text: '{spot}有户人家翻盖房子往外多占了{cm}厘米，三轮车都过不去，请来量一量。',
        reply: '已会同村委会现场丈量，越界部分当事人已自行拆除，通道恢复。',
      },
      {
        subject: '宅基地申请{long}没有答复',
        text: '家里{n}口人只有一处老宅，申请宅基地{long}了，一直没有答复。',
        reply: '经审查符合“一户一宅”条件，已按程序公示，将于公示期满后批准。',
      },
    ],
  },
  {
    category: '101303',
    weight: 4,
    where: 'village',
    spots: ['村{group}承包地'],
    cases: [
      {
        subject: '{spot}面积登记有误',
        text: '我家{spot}证上少了{mu}分地，跟台账对不上，去年就说给改，到现在没有改。',
        reply: '经调阅确权档案并实地测量，登记确有差错，已更正并换发证书。',
      },
    ],
  },
  {
    category: '040210',
    weight: 4,
    where: 'village',
    spots: ['村{group}养殖场', '村西小作坊'],
    cases: [
      {
        subject: '{spot}污水直排',
        text: '{spot}的污水直接排到沟里，沟水发黑，天一热臭得不敢开门，井水也不敢喝了。',
        reply: '经采样检测，污水超标，已责令停产整治，建成三级沉淀池并清理沟渠，复测达标。',
      },
    ],
  },
  {
    category: '040205',
    weight: 3,
    where: 'village',
    spots: ['村{group}路边', '村后树林'],
    cases: [
      {
        subject: '{spot}有人倾倒工业废料',
        text: '{spot}夜里有车来倒废料，味道刺鼻，已经堆了一大片，请查清楚是谁倒的。',
        reply: '已固定证据并移送调查，废料由有资质单位清运处置，现场已恢复，增设监督举报牌。',
      },
    ],
    urgent: 0.25,
  },
  {
    category: '090902',
    weight: 4,
    where: 'village',
    spots: ['村{group}'],
    cases: [
      {
        subject: '低保申请{long}没有结果',
        text: '家里老人{n}年前得了重病，没有劳动能力，低保材料交上去{long}了，不知道卡在哪里。',
        reply: '经入户核查和信息比对，符合条件，已纳入低保，自下月起发放。',
      },
    ],
  },
  {
    category: '150102',
    weight: 3,
    where: 'village',
    spots: ['村{group}'],
    cases: [
      {
        subject: '医保交了费却报不了',
        text: '今年医保已经交过费，住院时系统显示没有参保，{money}元住院费报不了，请帮忙查一下。',
        reply: '经查系缴费信息未同步，已补录，住院费用已按规定报销到账。',
      },
    ],
  },
  {
    category: '150103',
    weight: 4,
    where: 'village',
    spots: ['村{group}'],
    cases: [
      {
        subject: '老人养老金{n}个月没有到账',
        text: '老人今年的养老金{n}个月没有发了，说是没有认证，手机操作不会，腿脚又不方便。',
        reply: '已为老人补办资格认证，停发的养老金已补发到账。',
      },
    ],
    onSpot: { share: 0.7, reply: '网格员已上门协助老人完成资格认证，社保所确认停发的养老金下月一并补发。' },
  },
  {
    category: '100503',
    weight: 3,
    where: 'village',
    spots: ['村{group}'],
    cases: [
      {
        subject: '农机购置补贴没有到账',
        text: '去年买的农机，补贴手续{long}前就交了，到现在没有到账，问了几次都说在走流程。',
        reply: '经核实，系开户信息有误被退回，已更正并重新拨付，补贴{small}元已到账。',
      },
    ],
  },
  {
    category: '110403',
    weight: 2,
    where: 'village',
    spots: ['村口农资店', '{road}农资店'],
    cases: [
      {
        subject: '在{spot}买到假种子',
        text: '在{spot}买的种子出苗不到一半，{mu}亩{crop}要重种，店主不承认。',
        reply: '已抽样送检并组织协商，店主赔偿种子款和人工费{small}元，同批次产品下架。',
      },
    ],
  },
  {
    category: '010103',
    weight: 2,
    where: 'village',
    spots: ['村{group}废弃房屋'],
    cases: [
      {
        subject: '{spot}有倒塌危险',
        text: '{spot}的墙已经裂开了，旁边就是孩子上学的路，请赶快拉上警戒线。',
        reply: '已设置警戒线和警示牌，并于{n}日内完成拆除清运，隐患消除。',
      },
    ],
    urgent: 0.6,
  },
]
