package linking

import "unicode/utf8"

// The press of Taiwan, Hong Kong and Macau writes traditional characters. They
// are read as the simplified ones, so that every list needs a name once.

const (
	hanFirst = 0x4E00
	hanLast  = 0x9FFF
)

// traditional holds pairs: a traditional character and the simplified one.
const traditional = "" +
	"並并亂乱亞亚來来倉仓個个們们倫伦偉伟側侧偽伪傑杰傘伞備备傭佣傳传債债傷伤傾倾僅仅僑侨僞伪" +
	"價价儀仪億亿償偿優优儲储兒儿內内冊册凍冻凱凯別别刪删則则剎刹剛刚創创劃划劇剧劉刘劍剑劑剂" +
	"勁劲動动務务勞劳勢势勳勋勵励勸劝匯汇區区協协卻却厭厌厲厉參参吳吴員员問问啟启喚唤喪丧喬乔" +
	"單单嗎吗嗚呜嘆叹嘗尝嚇吓嚴严國国圍围園园圓圆圖图執执堅坚報报場场塊块塵尘墜坠墳坟墾垦壇坛" +
	"壓压壘垒壞坏壩坝壯壮壽寿夠够夾夹奧奥奪夺奮奋娛娱婦妇媽妈孫孙學学宮宫實实寧宁審审寫写寬宽" +
	"寵宠寶宝將将尋寻對对導导屆届層层屬属岡冈島岛峽峡崗岗嵐岚嶺岭嶼屿帥帅師师帳帐帶带幟帜幣币" +
	"幫帮幹干幾几庫库廈厦廟庙廠厂廢废廣广廳厅張张強强彈弹彌弥彎弯彙汇徑径從从復复徹彻惡恶惱恼" +
	"愛爱態态慘惨慮虑慶庆憂忧憑凭憲宪憶忆懇恳應应懲惩懷怀懸悬懼惧戀恋戰战戲戏戶户掃扫掛挂揚扬" +
	"換换揮挥損损搖摇搗捣搶抢撥拨撫抚撲扑撾挝撿捡擁拥擄掳擇择擊击擔担據据擬拟擴扩擺摆擾扰攏拢" +
	"攔拦攜携攝摄敘叙敵敌數数斂敛斷断於于時时暢畅暫暂曉晓曠旷曬晒書书會会東东條条棄弃棧栈楊杨" +
	"楓枫極极構构槍枪樁桩樂乐樓楼標标樣样樹树橋桥機机檔档檢检櫃柜櫻樱權权歐欧歡欢歲岁歷历歸归" +
	"殘残殺杀殼壳毀毁氣气決决沒没況况洩泄涼凉淨净淺浅減减渦涡測测湊凑湧涌湯汤溝沟溫温滅灭滬沪" +
	"滲渗滿满漁渔漢汉漲涨漸渐潔洁潛潜潤润澀涩澤泽濃浓濕湿濟济濤涛濱滨瀋沈瀏浏瀾澜灑洒灘滩灣湾" +
	"災灾為为烏乌無无煉炼煙烟熱热燈灯燒烧燦灿爐炉爭争爲为爾尔牽牵犧牺狀状猶犹獄狱獎奖獨独獲获" +
	"獵猎獸兽獻献現现瑣琐瑤瑶瑪玛環环瓊琼產产畝亩畢毕畫画異异當当疊叠瘋疯療疗癥症癱瘫發发皺皱" +
	"盜盗盡尽監监盤盘盧卢眾众睜睁瞞瞒矚瞩矯矫碩硕確确碼码磚砖礦矿祕秘禍祸禦御禮礼稅税種种稱称" +
	"穀谷積积穩稳窩窝窮穷竄窜竊窃競竞筆笔節节範范築筑簡简簽签簾帘籤签糧粮糾纠紀纪約约紅红紋纹" +
	"納纳紐纽純纯紗纱級级紛纷紡纺細细紹绍終终組组結结絕绝絡络給给統统絲丝經经綠绿維维綱纲網网" +
	"緊紧線线緝缉緣缘編编緩缓緬缅練练縣县縮缩縱纵總总績绩織织繞绕繪绘繫系繳缴繼继續续罰罚罷罢" +
	"羅罗義义習习聖圣聞闻聯联聰聪聲声職职聽听肅肃脅胁脫脱腦脑膽胆臉脸臘腊臨临臺台與与興兴舉举" +
	"舊旧艦舰茲兹莊庄華华萊莱萬万葉叶蓋盖薩萨藍蓝藝艺藥药蘇苏蘭兰處处虛虚號号蟲虫衆众衊蔑術术" +
	"衛卫衝冲裏里補补裝装裡里製制複复見见規规視视親亲覺觉覽览觀观訂订計计討讨訓训記记訪访設设" +
	"許许訴诉診诊詐诈評评詞词試试詩诗該该詳详誇夸認认語语誠诚誤误說说課课調调談谈請请論论諜谍" +
	"諷讽諸诸諾诺謀谋謝谢證证識识譯译議议護护讀读變变讓让豈岂豐丰貝贝負负財财貢贡貧贫貨货販贩" +
	"貪贪責责貴贵買买費费賀贺資资賈贾賊贼賓宾賠赔賣卖賦赋賬账賴赖購购賽赛贈赠贊赞贖赎趙赵趨趋" +
	"躍跃車车軌轨軍军軟软較较載载輔辅輕轻輛辆輝辉輪轮輯辑輸输轉转辦办辯辩農农這这連连進进遊游" +
	"運运過过達达違违遜逊遞递遠远適适遲迟遷迁選选還还邊边邏逻鄉乡鄧邓鄭郑鄰邻鄺邝醜丑醫医釋释" +
	"針针鈔钞鉅巨鉤钩銀银銅铜銳锐銷销鋒锋鋼钢錄录錢钱錦锦錯错鍊链鍵键鎖锁鎮镇鏈链鐘钟鐵铁鑒鉴" +
	"鑽钻鑿凿長长門门閃闪閉闭開开間间閣阁閱阅闆板闊阔關关陰阴陳陈陸陆陽阳隊队際际隨随險险隱隐" +
	"雖虽雙双雜杂雞鸡離离難难雲云電电霧雾靂雳靈灵靜静韋韦韓韩響响頁页項项順顺須须預预頒颁頓顿" +
	"領领頭头頻频題题額额顛颠類类顧顾顫颤顯显風风颱台飄飘飛飞飯饭飲饮飾饰餅饼養养餘余館馆馬马" +
	"馮冯駐驻駕驾駛驶駭骇騙骗騰腾驅驱驗验驚惊驟骤體体髮发鬆松鬥斗鬧闹魚鱼魯鲁鮮鲜鯨鲸鳥鸟鳳凤" +
	"鴨鸭鴻鸿鵝鹅鵬鹏鶴鹤鷗鸥鷹鹰鹽盐麗丽麥麦黃黄點点黨党黴霉鼕冬齊齐齒齿龍龙龐庞龜龟"

// hanTable says what each Han character is read as.
func hanTable() []rune {
	t := make([]rune, hanLast-hanFirst+1)
	for i := range t {
		t[i] = hanFirst + rune(i)
	}
	from := rune(0)
	for _, r := range traditional {
		if from == 0 {
			from = r
			continue
		}
		t[from-hanFirst] = r
		from = 0
	}
	return t
}

// hanSize is the length of every Han character of that range in UTF-8.
const hanSize = 3

// hanWords returns the word that each Han character is: texts of thousands of
// them need not look each up by its bytes.
func (l *lexicon) hanWords(roles []role) []lexeme {
	t := make([]lexeme, hanLast-hanFirst+1)
	for id := range l.vocab.len() {
		if b := l.vocab.text(int32(id)); len(b) == hanSize {
			if r, n := utf8.DecodeRune(b); n == hanSize && r >= hanFirst && r <= hanLast {
				t[r-hanFirst] = lexemeOf(int32(id), roles[id])
			}
		}
	}
	for i, r := range l.fold.han {
		if as := int(r) - hanFirst; as != i {
			t[i] = t[as]
		}
	}
	return t
}

// hanAt returns the place in the table of the Han character at i, or -1.
func (l *lexicon) hanAt(text string, i int) int {
	if l.han == nil || text[i] < 0xE4 || text[i] > 0xE9 || i+2 >= len(text) || text[i+1]&0xC0 != 0x80 || text[i+2]&0xC0 != 0x80 {
		return -1
	}
	r := int(text[i]&0x0F)<<12 | int(text[i+1]&0x3F)<<6 | int(text[i+2]&0x3F)
	return max(r-hanFirst, -1) // U+4000 to U+4DFF are none
}
