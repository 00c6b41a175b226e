/** What invented residents report about streets and public places. */
import type { Topic } from './topic.ts'

export const streetTopics: readonly Topic[] = [
  {
    category: '010204',
    weight: 9,
    where: 'any',
    spots: ['{road}与{crossing}路口', '{road}{no}号门前', '{estate}西门外'],
    cases: [
      {
        subject: '{spot}路灯不亮',
        text: '{spot}的路灯已经坏了{days}，晚上一片漆黑，附近老人孩子多，出行很不安全。',
        reply: '经现场查看，系线路老化跳闸所致，已更换电缆并修复{n}盏路灯，当晚试亮正常。',
      },
      {
        subject: '{spot}一排路灯时亮时灭',
        text: '{spot}有{n}盏路灯时亮时灭，学生下晚自习经过这里看不清路，前几天还有人摔倒。',
        reply: '经查，路灯控制箱损坏，已于当日更换，现照明正常，该路段已列入每周巡查。',
      },
    ],
  },
  {
    category: '010211',
    weight: 8,
    where: 'town',
    spots: ['{road}{no}号附近', '{road}与{crossing}路口', '{estate}门口路段'],
    cases: [
      {
        subject: '{spot}路面有深坑',
        text: '{spot}路面有一个大坑，直径约{cm}厘米，电动车经过容易摔倒，已经{days}了没人管。',
        reply: '已安排养护班组对坑洼处切割、压实、重铺沥青，现已恢复通行。',
      },
      {
        subject: '{spot}下雨就积水',
        text: '{spot}一下雨就积水，水深没过脚面，行人只能绕行，请疏通下水道。',
        reply: '经查系雨水井堵塞，已清淤疏通{n}座雨水井，雨天已复查，不再积水。',
      },
    ],
    urgent: 0.15,
  },
  {
    category: '010204',
    weight: 3,
    where: 'town',
    spots: ['{road}与{crossing}路口人行道', '{estate}南门外非机动车道'],
    cases: [
      {
        subject: '{spot}窨井盖缺失',
        text: '{spot}的窨井盖不见了，只用树枝挡着，晚上非常危险，请马上处理。',
        reply: '接报后已在一小时内设置围挡，并更换了防坠落井盖。',
      },
      {
        subject: '{spot}井盖破损松动',
        text: '{spot}的井盖破了一半，车轧过去哐当响，怕有人掉下去。',
        reply: '经核实属通信井，已协调产权单位更换新井盖并加装防坠网。',
      },
    ],
    urgent: 0.8,
  },
  {
    category: '010214',
    weight: 9,
    where: 'any',
    spots: ['{estate}垃圾房旁', '{road}{no}号后巷', '{estate}{b}号楼北侧'],
    cases: [
      {
        subject: '{spot}垃圾堆放无人清理',
        text: '{spot}的垃圾已经堆了{days}，苍蝇很多，气味难闻，路过都要捂鼻子。',
        reply: '已组织人员和车辆清运垃圾约{n}车，并对周边消杀。今后该点位每日两次收运。',
      },
      {
        subject: '{spot}建筑垃圾乱倒',
        text: '有人把装修垃圾倒在{spot}，占了半条路，{days}了也没有人清走。',
        reply: '已清运完毕，查明倾倒人并责令改正，该处已设禁止倾倒标识。',
      },
    ],
    onSpot: { share: 0.45, reply: '网格员已到现场联系保洁人员清理干净，并提醒周边住户和商户按点投放。' },
  },
  {
    category: '040203',
    weight: 9,
    where: 'town',
    spots: ['{estate}楼下{eatery}', '{road}{no}号{eatery}', '{estate}{b}号楼底商'],
    cases: [
      {
        subject: '{spot}夜间噪声扰民',
        text: '{spot}每天营业到{late}，音响和划拳声很大，家里有上学的孩子，根本没法睡觉。',
        reply: '已会同社区上门检查，夜间噪声监测超标，责令{n}日内整改，店主承诺二十二时后关闭音响。',
      },
      {
        subject: '{spot}排风机响到半夜',
        text: '{spot}的排风机正对居民楼窗户，{late}还在响，反映过几次都没有改。',
        reply: '经现场检测并约谈经营者，排风机已移位并加装减振垫，复测达标。',
      },
    ],
    night: true,
    onSpot: { share: 0.15, reply: '网格员当晚上门劝导，店主已关闭音响并写下承诺，连续三晚回访无反复。' },
  },
  {
    category: '040203',
    weight: 4,
    where: 'town',
    spots: ['{road}{no}号工地', '{estate}二期工地'],
    cases: [
      {
        subject: '{spot}夜间施工',
        text: '{spot}{late}还在施工，混凝土车进进出出，整栋楼都睡不好，请查一查有没有夜间施工许可。',
        reply: '经查，该工地未办理夜间施工证明，已责令停止夜间作业并立案调查，今后加强夜间巡查。',
      },
    ],
    night: true,
  },
  {
    category: '040206',
    weight: 3,
    where: 'town',
    spots: ['{estate}{b}号楼底商{eatery}', '{road}{no}号{eatery}'],
    cases: [
      {
        subject: '{spot}油烟直排',
        text: '{spot}没有装油烟净化器，油烟直接往楼上飘，我家窗户{long}没敢开过。',
        reply: '已责令该店安装油烟净化设施并定期清洗，现设备已安装到位、正常使用。',
      },
    ],
  },
  {
    category: '130504',
    weight: 7,
    where: 'town',
    spots: ['{school}门口', '{road}与{crossing}路口', '{estate}东门'],
    cases: [
      {
        subject: '{spot}车辆乱停堵路',
        text: '{spot}两边停满了车，早晚高峰根本过不去，救护车来了也进不来。',
        reply: '已在该处施划禁停标线，早晚高峰安排警力疏导，近期共纠正违停{people}起。',
      },
      {
        subject: '{spot}绿灯时间太短',
        text: '{spot}行人绿灯时间太短，老人走到一半就变红灯，希望延长。',
        reply: '经现场测算，已将行人绿灯延长，并增设过街提示，运行一周情况良好。',
      },
    ],
  },
  {
    category: '010202',
    weight: 4,
    where: 'town',
    spots: ['{road}菜市场外', '{school}门口人行道', '{road}{no}号门前'],
    cases: [
      {
        subject: '{spot}占道经营',
        text: '{spot}每天早上都是卖菜的摊子，人行道走不了人，收摊后一地烂菜叶。',
        reply: '已对占道经营进行规范，引导摊贩进入便民疏导点，并安排专人早晚值守。',
      },
    ],
    onSpot: { share: 0.35, reply: '网格员已劝导摊主移入便民疏导点，现场已清扫干净。' },
  },
  {
    category: '010201',
    weight: 3,
    where: 'town',
    spots: ['{estate}{b}号楼前', '{road}{no}号路边'],
    cases: [
      {
        subject: '{spot}树枝挡住窗户',
        text: '{spot}的大树多年没有修剪，树枝伸到三楼窗户，刮风时打得玻璃响，怕砸到人。',
        reply: '园林工人已到场修剪树枝{n}株，清运枯枝，消除隐患。',
      },
    ],
  },
  {
    category: '010206',
    weight: 3,
    where: 'any',
    spots: ['{road}公交站', '{school}公交站'],
    cases: [
      {
        subject: '{spot}等车时间太长',
        text: '{spot}的公交车半个多小时才来一班，早上上学上班根本赶不上，希望增加班次。',
        reply: '经客流调查，早晚高峰已加密班次，间隔由三十分钟缩短为十五分钟。',
      },
      {
        subject: '希望公交线路延伸到{estate}',
        text: '{estate}住了上千户，离{spot}要走二十多分钟，老人出行不便，希望线路延伸过来。',
        reply: '经踏勘论证，{estate}已纳入线路延伸计划，预计下季度开通，先行加密现有班次。',
      },
    ],
  },
  {
    category: '130807',
    weight: 2,
    where: 'any',
    spots: ['{estate}', '{road}小广场'],
    cases: [
      {
        subject: '{spot}流浪狗追人',
        text: '{spot}有{n}条流浪狗，追着孩子跑，前天有老人被咬伤，希望尽快处理。',
        reply: '已组织捕捉流浪犬{n}条送收容点，并增加该处巡查。',
      },
      {
        subject: '{spot}遛狗不拴绳',
        text: '{spot}每天傍晚都有人遛大狗不拴绳，孩子不敢下楼玩，请管一管。',
        reply: '已开展文明养犬宣传，对不拴绳行为当场教育、处罚{n}起，并设置提示牌。',
      },
    ],
    urgent: 0.3,
  },
]
