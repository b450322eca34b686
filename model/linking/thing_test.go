package linking_test

import "testing"

func TestWhatIsCalledAfterACountryIsNotOfIt(t *testing.T) {
	check(t, [][2]string{
		{"Turkey vultures roost on the substation", ""},
		{"Ghana-must-go bags, Swiss rolls and Danish pastries", ""},
		{"Les cerisiers du Japon fleurissent", ""},
		{"Il pastore tedesco trova le chiavi", ""},
		{"В Омске подорожал бразильский орех", ""},
		{"Der Japanische Staudenknöterich breitet sich aus", ""},
		{"英国短毛猫适合公寓", ""},
		{"فوائد جوز الهند للبشرة", ""},
		{"Swiss roll out new identity cards", "country:CHE"},
		{"中国结束对芯片公司的调查", "country:CHN"},
		{"美国银行业警告语音诈骗", "country:USA"},
	})
}

func TestStreetsAndHousesThatBearACountryAreNotOfIt(t *testing.T) {
	check(t, [][2]string{
		{"L'Hôtel de Suède à Nice fermé après un incendie", ""},
		{"Place d'Italie, un nouveau cinéma ouvre", ""},
		{"Cyberattaque contre un hôtel de Tunisie", "country:TUN"},
		{"Place de la France dans l'OTAN", "country:FRA"},
		{"В гостинице «Украина» сменился владелец", ""},
		{"Отели Турции предупредили о фишинге", "country:TUR"},
		{"Korea House serves its last meal", ""},
		{"Poland house prices leak before vote", "country:POL"},
		{"حادث سير في شارع فرنسا وسط المدينة", ""},
	})
}

func TestFirstHalfOfACompoundIsACountry(t *testing.T) {
	check(t, [][2]string{
		{"Intesa italo-tunisina sui cavi", "country:ITA country:TUN"},
		{"Российско-китайские переговоры перенесены", "country:RUS country:CHN"},
		{"Sino-Forest, Indo-Pacific fleet and Franco's grave", ""},
		{"Anglo-Irish talks at forty", "country:GBR country:IRL"},
	})
}

func TestThoseWhoSpeakInACapitalAreItsGovernment(t *testing.T) {
	check(t, [][2]string{
		{"В Тегеране пообещали ответ", "country:IRN"},
		{"В Тегеране закрыли кафе", ""},
		{"Kyiv points at Moscow", "country:UKR country:RUS"},
		{"He arrived at Moscow", ""},
	})
}

func TestColleaguesAndPoetsArePersons(t *testing.T) {
	check(t, [][2]string{
		{"Chad, our head of infrastructure, wrote it. Israel, the intern, tested it", ""},
		{"Israel, our oldest partner, signs the pact", "country:ISR"},
		{"Emma Lazarus poem recited at ceremony", ""},
		{"Lazarus盯上区块链工程师", "actor:lazarus-group"},
	})
}

func TestMatchIsAGameAndMatchGroupACompany(t *testing.T) {
	check(t, [][2]string{
		{"Match of the day", ""},
		{"match 式を使います", ""},
		{"we watched a match today", ""},
		{"Match Group reports a breach", "supporter:match-group"},
	})
}

func TestAnAccountIsItsSupporter(t *testing.T) {
	check(t, [][2]string{
		{"@Cloudflare status page says so", "supporter:cloudflare"},
		{"write to press@Cloudflare today, or @Cloudflare_Support", ""},
		{"mail @Cloudflare.com, use @Cloudflare/workers", ""},
		{"@Jordan and @Visa disagree", ""},
	})
}

func TestLandscapesAndTheEquatorAreNoStates(t *testing.T) {
	check(t, [][2]string{
		{"Wanderer in der Sächsischen Schweiz gerettet", ""},
		{"Er lebt in der französischen Schweiz", "country:CHE"},
		{"El cable cruzará el ecuador dos veces", ""},
		{"Suede shoes and a cloned card", ""},
		{"La Suède accuse un voisin", "country:SWE"},
	})
}

func TestChineseNamesDoNotReachAcrossWords(t *testing.T) {
	check(t, [][2]string{
		{"上海地铁早高峰停运", ""},
		{"云南非遗展开幕", ""},
		{"马里奥新作销量破千万", ""},
		{"国泰国际机场贵宾室", ""},
		{"3月5日本市发布通知", ""},
		{"增加纳税人负担", ""},
		{"发展中国家呼吁", ""},
		{"对海地实施制裁", "country:HTI"},
		{"马里政府与南非签署协议", "country:MLI country:ZAF"},
		{"黑客攻击日本企业", "country:JPN"},
		{"甲骨文修复漏洞", "supporter:oracle"},
		{"甲骨文里的马字", ""},
	})
}

func TestStatesThatAreOneCharacterEach(t *testing.T) {
	check(t, [][2]string{
		{"英法两国同意调整配额", "country:GBR country:FRA"},
		{"中美俄关系紧张", "country:CHN country:USA country:RUS"},
		{"日米豪、サイバー防衛で共同訓練へ", "country:JPN country:USA country:AUS"},
		{"英郵便局の事件をめぐり", "country:GBR"},
		{"米の価格が上がる", ""},
		{"他很中意这件衣服", ""},
		{"支援乌鲁木齐抗灾", ""},
		{"支援乌克兰重建", "country:UKR"},
		{"对华盛顿的看法", "country:USA"},
		{"対中東外交の転換", ""},
	})
}

func TestCharactersOfOrdinaryWordsAreNoStates(t *testing.T) {
	check(t, [][2]string{
		{"其中以网络钓鱼最为常见", ""},
		{"在日志段中有无效的记录，在日後的版本，在独立的一行上", ""},
		{"过程中加以联合研判", ""},
		{"欧盟新法网络安全要求", "country:EUU"},
		{"近日中网络安全峰会召开", ""},
		{"一日中協議した結果", ""},
		{"土日間の移動", ""},
		{"米、麦、大豆の値段が上昇", ""},
		{"露が降りた朝の庭", ""},
		{"春の朝、露は草の上で光り、日中は暖かくなりました", ""},
		{"A Hispano-Suiza car of 1926", ""},
		{"中以关系紧张，美以冲突升级", "country:CHN country:ISR country:USA country:ISR"},
		{"米、制裁を強化", "country:USA"},
	})
}

func TestEmpiresStylesAndHillsAreNotTheStatesInTheirNames(t *testing.T) {
	check(t, [][2]string{
		{"Serbo-Croatian grammar explained", ""},
		{"Greco-Roman wrestling", ""},
		{"Austro-German talks", "country:AUT country:DEU"},
		{"Sächsische Schweiz: Wanderer gerettet", ""},
		{"Wandern in der Fränkischen Schweiz", ""},
		{"Italienische Schweiz", "country:CHE"},
	})
}

func TestWhatBelongsToAnIncidentSaysNothingWithoutAnAttack(t *testing.T) {
	check(t, [][2]string{
		{"The statue of Pegasus was restored. Visitors take photos with their phones.", ""},
		{"The eCitizen portal gets new fees. Refugees from Sudan queue.", "country:SDN"},
		{"A Medibank case study in customer loyalty", ""},
		{"Stocks fall Medibank says", ""},
		{"The Transnet scandal drags on in court", ""},
		{"Der Fall Comelec, noch einmal gelesen: 2016 stand alles im Netz", "incident:comelec-2016"},
		{"Im Fall Medibank ermittelt die Polizei", "incident:medibank-2022"},
	})
}

func TestPlainWordsAmongChineseOnesAreNoGroups(t *testing.T) {
	check(t, [][2]string{
		{"Electrum钱包使用教程", ""},
		{"Lyceum剧院上演新剧", ""},
		{"Osmium（锇）是一种金属", ""},
		{"Electrum组织升级工具", "actor:sandworm"},
	})
}

func TestArabicWordsThatAreAlsoStates(t *testing.T) {
	check(t, [][2]string{
		{"اشرب كوبا من الماء الدافئ", ""},
		{"تورم الساق اليمنى", ""},
		{"كيف تحسب قطر الدائرة", ""},
		{"دورة للبنانيين والقبارصة", "country:LBN country:CYP"},
		{"كوبا توقع الاتفاق", "country:CUB"},
	})
}

func TestIncidentIsKnownByItsYearOrWhenCalledACase(t *testing.T) {
	check(t, [][2]string{
		{"How SingHealth rebuilt trust. The group was the victim of a breach in 2018", "incident:singhealth-2018"},
		{"How SingHealth rebuilt trust. The group was the victim of a breach in 2024", ""},
		{"O caso Medibank serve de alerta", "incident:medibank-2022"},
		{"Medibank opens a new office", ""},
		{"Medibank lists what it paid in 2022 after a heart attack", ""},
		{"Kyivstar masts fell silent. Missile attacks hit the grid in 2023", ""},
		{"Operazione Aurora spinse tutti a cambiare", "incident:operation-aurora"},
	})
}

func TestTownsAreNotTheCountriesWhoseNameTheyShare(t *testing.T) {
	check(t, [][2]string{
		{"Athens, Georgia, libraries reopen", ""},
		{"Warner Robins, Georgia schools cancel classes", ""},
		{"Paris (Texas) police warn of scam", ""},
		{"Paris, Texas and the road movie", ""},
		{"Greece, Georgia, Cyprus agree on joint training", "country:GRC country:GEO country:CYP"},
		{"Granada vence al Málaga", ""},
		{"Barbados y Granada acuerdan un centro para el Caribe", "country:BRB country:GRD"},
		{"Того требует устав", ""},
		{"Того отключило интернет", "country:TGO"},
	})
}

func TestWhatIsLearntIsALanguage(t *testing.T) {
	check(t, [][2]string{
		{"Spanish for absolute beginners: the best apps", ""},
		{"Learn Japanese in ten minutes a day", ""},
		{"Español para principiantes", ""},
		{"Французский для начинающих: набор открыт", ""},
		{"Spanish teachers strike over pay", "country:ESP"},
		{"Group studied Russian malware for years", "country:RUS"},
	})
}

func TestListedNameEndsBeforeAnotherThing(t *testing.T) {
	check(t, [][2]string{
		{"French press or drip? Coffee makers compared", ""},
		{"French press watchdog criticises blocking order", "country:FRA"},
		{"Dutch auction house discloses breach", "country:NLD"},
		{"日本海军基地出现无人机", "country:JPN"},
		{"Unfall in der Russischen Straße", ""},
		{"El hotel España de Oviedo cambia de dueño", ""},
		{"Un hotel de Cuba expone pasaportes", "country:CUB"},
	})
}
