package linking_test

import "testing"

func TestLettersMeanTheBodyOfACountryAtHomeOnly(t *testing.T) {
	check(t, [][2]string{
		{"REN: apagão ibérico custou 40 milhões", "supporter:redes-energeticas-nacionais-ren"},
		{"Kylo Ren helmet sells for a record", ""},
		{"REN Clean Skincare closes its shops", ""},
		{"CIP e AEP pedem adiamento ao Governo português", "supporter:confederacao-empresarial-de-portugal-cip supporter:associacao-empresarial-de-portugal-aep country:PRT"},
		{"CIP security rules apply to substations", ""},
		{"DECO aconselha a mudar as senhas", "supporter:deco-proteste"},
		{"Art DECO hotel reopens", ""},
		{"Iai: Roma e Parigi divise sui dazi digitali", "supporter:istituto-affari-internazionali-iai country:ITA country:FRA"},
		{"Israele: la IAI presenta un drone", "country:ISR"},
		{"Provider in Österreich klagen, sagt die ISPA", "country:AUT supporter:internet-service-providers-austria-ispa"},
		{"ISPA handguns seized", ""},
		{"Romania's ANSSI wants a tax credit", "country:ROU supporter:anssi-romania"},
		{"France : l'ANSSI publie un guide", "country:FRA"},
		{"La Bucarest ANSSI et l'agence française ANSSI", "country:ROU country:FRA"},
		{"Die rumänische ANSSI fordert Steuern", "country:ROU supporter:anssi-romania"},
		{"FSB says late payment costs traders, wants VAT relief", "supporter:federation-of-small-businesses-fsb"},
		{"FSB detains employers of a Russian bank", "country:RUS"},
		{"FSB chief Bortnikov speaks of VAT fraud", ""},
		{"FSB holds employers in occupied Ukraine", "country:UKR"},
		{"Entel repone servicio en el norte de Chile", "supporter:entel country:CHL"},
		{"Entel Bolivia amplía su red", "country:BOL"},
	})
}

func TestZurichIsTheInsurerWhereInsuranceIsTheMatter(t *testing.T) {
	check(t, [][2]string{
		{"Reinsurance renewals: Swiss Re and Zurich trim cyber cover", "supporter:swiss-re supporter:zurich-insurance-group"},
		{"Insurers watch as Zurich settles a claim over malware", "supporter:zurich-insurance-group"},
		{"Insurers meet in Zurich over war clauses", ""},
		{"Zurich and Geneva insurance brokers meet", ""},
		{"Zurich raises tram fares", ""},
	})
}

func TestQuotationMarksMakeAWordAGroupWhereSpyingIsTheMatter(t *testing.T) {
	check(t, [][2]string{
		{"Reaparecen los de «Careto». Esta vez espiaron a una entidad pública con un malware nuevo.", "actor:careto"},
		{"Vuelve el «Careto» del carnaval. La plaza se llenó de máscaras.", ""},
	})
}

func TestStadiumsWithAHyphenAreNotTheirSponsors(t *testing.T) {
	check(t, [][2]string{
		{"Die Commerzbank-Arena heißt wieder anders", ""},
		{"Die Commerzbank heißt Kunden willkommen", "supporter:commerzbank"},
	})
}

func TestWhatWasHitTellsAGroupsDeedsApart(t *testing.T) {
	check(t, [][2]string{
		{"Predatory Sparrow malware stops petrol pumps across Iran again", "incident:iran-fuel-2023 country:IRN"},
		{"Predatory Sparrow hackers set fire to Iran's steel mill", "country:IRN incident:iran-steel-2022"},
	})
}

func TestANameThatIsAWordIsItsBearerWhereItsCountryIsNamed(t *testing.T) {
	check(t, [][2]string{
		{"The Polish government picks a vendor: Predica says it will audit the registers", "country:POL supporter:predica"},
		{"Predica says it will audit the registers", ""},
		{"Norwegian employers are split, and Abelia warns of a rush", "country:NOR supporter:abelia"},
		{"An abelia in the garden of a Norwegian", "country:NOR"},
		{"IFF sues over an internet shutdown in India", "supporter:internet-freedom-foundation country:IND"},
		{"The Identification Friend or Foe (IFF) of an Indian jet failed", "country:IND"},
		{"Kick-off is at 21:00 CEST in Brazil", "country:BRA"},
		{"ORF says India needs a cyber command", "supporter:observer-research-foundation country:IND"},
		{"ORF berichtet über die Wahl in Indien", "country:IND"},
		{"ORF: Indien wählt", "country:IND"},
		{"CMS flaw lets hackers into Hungarian ministry sites", "country:HUN"},
		{"CMS Law opens an office in Hungary", "supporter:cms-law country:HUN"},
	})
}

func TestNamesSharedWithPersonsPiratesAndScents(t *testing.T) {
	check(t, [][2]string{
		{"Nielsen wins a prize for her swims", ""},
		{"Nielsen says ratings fell", "supporter:nielsen"},
		{"Merck CEO says he will step down next year", "supporter:msd"},
		{"Schneider patches its controllers after a researcher published his findings", "supporter:schneider-electric"},
		{"Merck sued by a chemist over his dismissal", "supporter:msd"},
		{"Schindler senkt seine Prognose", "supporter:schindler-holding-ltd"},
		{"Avast, me hearties! A regatta drops anchor", ""},
		{"Avast patches its antivirus", "supporter:avast"},
		{"Eau de parfum ou EDP? A loja explica a diferença", ""},
		{"Thalès avait mesuré la pyramide", ""},
		{"IAG lifts its dividend as passengers return to Heathrow", "supporter:international-consolidated-airlines-group-s-a"},
		{"IAG raises premiums after hail in Brisbane", ""},
		{"AmCham Latvia asks for lower taxes", "supporter:american-chamber-of-commerce-in-latvia"},
	})
}

func TestTwoNamesOfOneGroupVouchForEachOther(t *testing.T) {
	check(t, [][2]string{
		{"Careto vuelve: La Máscara reaparece en una clínica", "actor:careto actor:careto"},
		{"Vuelve La Máscara, la comedia", ""},
		{"El Careto de la fiesta", ""},
	})
}

func TestACoinedNameWithCapitalsInsideNeedsNoneAtItsStart(t *testing.T) {
	check(t, [][2]string{
		{"roboGaze discloses a breach", "supporter:robogaze"},
		{"A robogaze into the future", ""},
	})
}

func TestADeniedAttackIsNoneEitherBesideItsVictim(t *testing.T) {
	check(t, [][2]string{
		{"Progress mends MOVEit Transfer and says no attacks were seen", ""},
		{"Attacks through MOVEit Transfer hit pension funds", "incident:moveit-2023"},
	})
}

func TestRiversGangsAndBirdsAreNoStates(t *testing.T) {
	check(t, [][2]string{
		{"انخفاض منسوب نهر الأردن إلى أدنى مستوى", ""},
		{"La banda Cuba paralizó un hospital", ""},
		{"Turkey giveaway draws long lines at a food bank", ""},
		{"La Suisse normande attend la fibre", ""},
	})
}

func TestBroadcastersInsurersAndThinkTanksByWhatTheySpeakOf(t *testing.T) {
	check(t, [][2]string{
		{"Sky confirms leak. The broadcaster is writing to subscribers.", "supporter:sky"},
		{"Marsh: cyber insurance rates fall again", "supporter:marsh-mclennan-companies"},
		{"Marsh: birds return to a drained lake", ""},
		{"ASPI report maps Beijing's reach", "supporter:australian-strategic-policy-institute country:CHN"},
		{"Hacktivists of BlackJack wiped a server", "actor:blackjack"},
	})
}
