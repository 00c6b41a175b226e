/** What invented residents report about home, work, schools and shops. */
import type { Topic } from './topic.ts'

export const homeTopics: readonly Topic[] = [
  {
    category: '010216',
    weight: 6,
    where: 'any',
    spots: ['{estate}{b}号楼', '{road}{no}号院'],
    cases: [
      {
        subject: '{spot}停水{days}',
        text: '{spot}已经停水{days}了，没有通知，家里老人做饭都成问题。',
        reply: '经查为主管道漏水，已连夜抢修恢复供水，给您带来不便深表歉意。',
      },
      {
        subject: '{spot}水压太低',
        text: '{spot}的水压一直很低，六楼以上早晚基本没水，打电话说要等。',
        reply: '已更换增压泵并冲洗管网，现水压检测正常。',
      },
      {
        subject: '{spot}自来水发黄',
        text: '{spot}这{days}放出来的水发黄、有沉淀，不敢喝也不敢洗衣服。',
        reply: '已对末端管网排放冲洗，水质检测合格，并列入老旧管网改造计划。',
      },
    ],
    urgent: 0.3,
  },
  {
    category: '010215',
    weight: 3,
    where: 'any',
    spots: ['{estate}{b}号楼', '{road}{no}号院'],
    cases: [
      {
        subject: '{spot}经常跳闸停电',
        text: '{spot}这{days}经常停电，晚上用电高峰一定跳闸，冰箱里的东西都坏了。',
        reply: '已联系供电公司对该台区变压器增容，并更换老化线路，目前供电稳定。',
      },
    ],
    urgent: 0.2,
  },
  {
    category: '010208',
    weight: 4,
    where: 'town',
    spots: ['{estate}{b}号楼'],
    cases: [
      {
        subject: '{spot}暖气不热',
        text: '{spot}供暖以来室内只有十五六度，老人孩子都感冒了，找供热公司一直说在调。',
        reply: '供热公司已入户测温，清洗过滤网并调节支管阀门，现室温达到二十度。',
      },
    ],
    months: [11, 12, 1, 2, 3],
  },
  {
    category: '011003',
    weight: 9,
    where: 'town',
    spots: ['{estate}'],
    cases: [
      {
        subject: '{spot}物业收费不服务',
        text: '{spot}物业收费不服务，楼道灯不亮、卫生没人打扫，门禁坏了{long}，业主多次反映都推说没有钱。',
        reply: '已约谈物业公司负责人，下发整改通知书，现门禁、楼道灯已修复，由社区监督后续服务。',
      },
      {
        subject: '{spot}物业费上涨没有公示',
        text: '{spot}物业未经业主同意就把物业费提高了，停车费、广告费收入也从来没有公示过。',
        reply: '经查，涨价未履行业主共同决定程序，已责令恢复原标准并退还多收费用，公共收益已在公告栏公示。',
      },
    ],
  },
  {
    category: '110502',
    weight: 3,
    where: 'town',
    spots: ['{estate}{b}号楼'],
    cases: [
      {
        subject: '{spot}电梯经常困人',
        text: '{spot}的电梯这个月困人{n}次，住在高层的老人都不敢下楼，请检查电梯是否年检合格。',
        reply: '已派特种设备监察人员到场检查，责令维保单位更换门机部件，检验合格后恢复使用。',
      },
    ],
    urgent: 0.3,
  },
  {
    category: '130809',
    weight: 4,
    where: 'town',
    spots: ['{estate}{b}号楼'],
    cases: [
      {
        subject: '{spot}楼道堆物、电动车上楼充电',
        text: '{spot}楼道里堆满了纸箱和旧家具，还有人把电动车推进楼道充电，万一着火跑都跑不出去。',
        reply: '已会同社区、物业清理楼道杂物，劝离违规充电电动车{n}辆，明确每周巡查。',
      },
    ],
    onSpot: {
      share: 0.5,
      reply: '网格员已上门劝导并会同物业清理楼道，电动车已移至充电棚，张贴了安全告知书。',
    },
    urgent: 0.2,
  },
  {
    category: '010302',
    weight: 4,
    where: 'town',
    spots: ['{estate}{b}号楼'],
    cases: [
      {
        subject: '{spot}顶层私搭乱建',
        text: '{spot}顶层住户私自加盖阳光房，压坏了防水层，下雨天我家屋顶渗水。',
        reply: '经现场核实，该构筑物未取得规划许可，已下达限期拆除通知书，当事人已自行拆除。',
      },
      {
        subject: '{spot}一楼占绿地建小院',
        text: '{spot}一楼住户把公共绿地围起来建小院、种菜，影响大家通行。',
        reply: '已责令当事人拆除围栏、恢复绿地，现已恢复原状。',
      },
    ],
  },
  {
    category: '011010',
    weight: 3,
    where: 'town',
    spots: ['{estate}'],
    cases: [
      {
        subject: '{spot}入住多年办不了不动产证',
        text: '{spot}交房{long}了还办不了不动产证，孩子上学、落户都受影响，开发商一直推脱。',
        reply: '该项目已列入历史遗留问题清单，先行办理登记，现已通知业主分批到窗口申请。',
      },
    ],
  },
  {
    category: '080102',
    weight: 2,
    where: 'any',
    spots: ['{estate}{b}号楼', '{estate}'],
    cases: [
      {
        subject: '{spot}手机没有信号',
        text: '{spot}手机一直没有信号，打电话要跑到楼下，报修{long}没有结果。',
        reply: '已协调运营商现场测试，新增覆盖设备{n}套，目前信号正常。',
      },
    ],
  },
  {
    category: '150604',
    weight: 6,
    where: 'any',
    spots: ['{road}{no}号工地', '{estate}二期工地'],
    cases: [
      {
        subject: '{spot}拖欠{people}名工人工资',
        text: '我们{people}个人在{spot}干了{long}，包工头欠工资{wage}元，一直说甲方没有付款，家里等钱用。',
        reply: '经劳动监察大队调查，欠薪属实，已责令施工总承包单位从工资专户先行垫付，工资已全部发放到位。',
      },
    ],
    urgent: 0.2,
  },
  {
    category: '150601',
    weight: 3,
    where: 'town',
    spots: ['{road}{no}号一家公司'],
    cases: [
      {
        subject: '{spot}不签劳动合同',
        text: '我在{spot}上班{long}了，一直没有签劳动合同，也不给缴社保，提出来就说不想干可以走。',
        reply: '已对该公司立案检查，责令其补签劳动合同并补缴社会保险费，现已整改。',
      },
    ],
  },
  {
    category: '120401',
    weight: 4,
    where: 'any',
    spots: ['{road}{no}号{eatery}'],
    cases: [
      {
        subject: '在{spot}吃饭后拉肚子',
        text: '昨天在{spot}吃饭后一家{n}口人拉肚子，后厨苍蝇乱飞，请去查一查。',
        reply: '已对该店现场检查，抽检{n}批次，责令停业整顿并立案查处，整改合格后方可营业。',
      },
    ],
    urgent: 0.15,
  },
  {
    category: '120401',
    weight: 2,
    where: 'any',
    spots: ['{school}附近小卖部'],
    cases: [
      {
        subject: '{spot}卖过期零食',
        text: '{spot}卖给学生的零食已经过期，包装上日期被涂掉了。',
        reply: '已对{school}周边{n}家商店集中检查，下架过期食品，对当事商店立案处罚。',
      },
    ],
  },
  {
    category: '110404',
    weight: 4,
    where: 'town',
    spots: ['{road}{no}号{shop}'],
    cases: [
      {
        subject: '{spot}关门，预付卡退不了',
        text: '在{spot}办卡充了{money}元，才用了{n}次就关门了，老板电话打不通，微信群里有{people}个人都没退到钱。',
        reply: '经多方联系，已促成经营者与消费者达成退费方案，首批款项已退还。',
      },
    ],
  },
  {
    category: '140303',
    weight: 2,
    where: 'any',
    spots: ['{school}'],
    cases: [
      {
        subject: '{spot}收取资料费',
        text: '{spot}让每个学生交{fee}元资料费，说是自愿，不交的孩子被点名，家长很为难。',
        reply: '经核查，所收费用不符合规定，学校已全部退还，并对相关人员批评教育。',
      },
    ],
    months: [2, 3, 4, 5, 6, 9, 10, 11, 12],
  },
]
