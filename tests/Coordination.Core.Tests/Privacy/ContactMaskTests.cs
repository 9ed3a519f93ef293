using Coordination.Contracts.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace Coordination.Core.Tests.Privacy;

public sealed class ContactMaskTests
{
    // What stands between « and » is found; the rest stays as it is.
    [Theory]
    // Mobile numbers.
    [InlineData("电话«13812345678»，请回电")]
    [InlineData("«138-1234-5678»")]
    [InlineData("«138 1234 5678»")]
    [InlineData("«138.1234.5678»")]
    [InlineData("«138/1234/5678»")]
    [InlineData("«138\u00A01234\u00A05678»")]
    [InlineData("«138\u200B1234\u200B5678»")]
    [InlineData("«1\u200D3\u200D8\u200D1\u200D2\u200D3\u200D4\u200D5\u200D6\u200D7\u200D8»")]
    [InlineData("«138—1234—5678»")]
    [InlineData("«138_1234_5678»")]
    [InlineData("«(138)1234-5678»", "(«138)1234-5678»")]
    [InlineData("«138，1234，5678»")]
    [InlineData("«１３８１２３４５６７８»")]
    [InlineData("«一三八一二三四五六七八»")]
    [InlineData("«壹叁捌壹贰叁肆伍陆柒捌»")]
    [InlineData("«幺三八零零幺三八〇〇〇»")]
    [InlineData("«①③⑧①②③④⑤⑥⑦⑧»")]
    [InlineData("«⑬⑧⑫㉞㊺⑥⑦»")]
    [InlineData("«¹³⁸¹²³⁴⁵⁶⁷⁸»")]
    [InlineData("«₁₃₈₁₂₃₄₅₆₇₈»")]
    [InlineData("«١٣٨١٢٣٤٥٦٧٨»")]
    [InlineData("«१३८१२३४५६७८»")]
    [InlineData("«𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖»")]
    [InlineData("«❶❸❽❶❷❸❹❺❻❼❽»")]
    [InlineData("«1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣»")]
    [InlineData("«1三8一2三4五6七8»")]
    [InlineData("«138a1234b5678»")]
    [InlineData("«1a3b8c1d2e3f4g5h6i7j8»")]
    [InlineData("«138杠1234杠5678»")]
    [InlineData("«1 3 8 1 2 3 4 5 6 7 8»")]
    [InlineData("«1、3、8、1、2、3、4、5、6、7、8»")]
    [InlineData("«13 81 23 45 67 8»")]
    [InlineData("«138🙂1234🙂5678»")]
    [InlineData("«138\n1234\n5678»")]
    [InlineData("«138......1234......5678»")]
    [InlineData("«138我1234爱5678»")]
    [InlineData("«1381234567a8»")]
    [InlineData("«l38OOl38O00»")]
    [InlineData("«+86 138 1234 5678»")]
    [InlineData("«+8613812345678»")]
    [InlineData("«008613812345678»")]
    [InlineData("«+852 9123 4567»")]
    [InlineData("网格一 «138 1234 5678» 和 «13912345678»")]
    [InlineData("1301室 «13812345678»")]
    [InlineData("2026-11-24 «13812345678» 10:30")]
    [InlineData("3、«13812345678»，4、«13912345678»")]
    [InlineData("busy|«13812345678»")]
    // Landlines, service numbers.
    [InlineData("«0793-7221234»")]
    [InlineData("(«0793)722 1234»", "(«0793)722 1234»")]
    [InlineData("«07937221234»转801")]
    [InlineData("«010 6234 5678»")]
    [InlineData("«０７９３－７２２１２３４»")]
    [InlineData("«+86 793 7221234»")]
    [InlineData("办公电话：«7221234»")]
    [InlineData("电话«722 1234»、李四")]
    [InlineData("«400-123-4567»")]
    [InlineData("«4001234567»")]
    [InlineData("«800 820 8820»")]
    // ID and bank-card numbers.
    [InlineData("身份证«360424199003071234»")]
    [InlineData("«36042419900307123X»")]
    [InlineData("«36042419900307123ｘ»")]
    [InlineData("«360424 19900307 1234»")]
    [InlineData("«360424-19900307-123X»")]
    [InlineData("«360424900307123»")]
    [InlineData("«三六零四二四一九九零零三零七一二三四»")]
    [InlineData("卡号«6217 0012 3456 7890 123»")]
    [InlineData("«6217001234567890123»")]
    [InlineData("«6217-0012-3456-7890»")]
    // Plates.
    [InlineData("车牌«赣G12345»占道")]
    [InlineData("«闽J·A1234»")]
    [InlineData("«赣GD12345»")]
    [InlineData("«赣 G 12345»")]
    [InlineData("«赣Ｇ１２３４５»")]
    [InlineData("«赣g-1b3d5»")]
    [InlineData("«粤Z1234港»")]
    [InlineData("«赣G·D1234 5»", "«赣G·D1234» 5")]
    // E-mail addresses.
    [InlineData("请写«zhang.san+1@mail.example.com»，谢谢")]
    [InlineData("«ｚｓ＠ｅｘａｍｐｌｅ．ｃｏｍ»")]
    [InlineData("«abc @ qq.com»")]
    [InlineData("«abc@qq\u2024com»")]
    [InlineData("«幺三八洞拐九两洞三四五»")]
    [InlineData("«abc(at)qq.com»")]
    [InlineData("«abc[at]qq[dot]com»")]
    [InlineData("«abc艾特qq点com»")]
    [InlineData("«abc@qq。com»")]
    [InlineData("联系王芳«@qq.com»")]
    // Messengers.
    [InlineData("微信：«zhangsan88»")]
    [InlineData("微信号 «zhang_san»")]
    [InlineData("加微信«zhangsan»")]
    [InlineData("vx:«abc_123»")]
    [InlineData("VX «13812345678»")]
    [InlineData("wx«138123456»")]
    [InlineData("v信 «abc12345»")]
    [InlineData("薇信同号：«a1b2c3»")]
    [InlineData("加v：«abcde1»")]
    [InlineData("微-信：«zhangsan88»")]
    [InlineData("v❤x «abc12345»")]
    [InlineData("WeChat: «zhang_san»")]
    [InlineData("QQ：«123456789»")]
    [InlineData("Q：«123456789»")]
    [InlineData("q q «1 2 3 4 5 6»")]
    [InlineData("telegram @«zhangsan»")]
    [InlineData("加我微信吧，号码是«zhangsan_88»")]
    [InlineData("我的微信是 «zs-2024»")]
    [InlineData("QQ群«12345678»")]
    [InlineData("qq 号 «1234 56789»")]
    [InlineData("扣扣«五六七八九零»")]
    [InlineData("Ⓥⓧ:«abc_123»")]
    public void What_tells_how_to_reach_somebody_is_masked(string marked, string? precisely = null)
    {
        marked = precisely ?? marked;
        var text = marked.Replace("«", "").Replace("»", "");
        var expected = string.Concat(marked.Split('«', '»').Select((part, at) => at % 2 == 1 ? new string(ContactMask.Dot, part.Length) : part));
        Assert.Equal(expected, ContactMask.Mask(text));
        Assert.Equal(expected, ContactMask.Mask(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("三号楼二单元漏水，请尽快处理")]
    // Days and times.
    [InlineData("2026-11-24")]
    [InlineData("2026年11月24日")]
    [InlineData("二〇二六年十一月二十四日")]
    [InlineData("20261124")]
    [InlineData("2026/11/24 15:30:00")]
    [InlineData("2026.11.24—2026.12.31")]
    [InlineData("20261124153000")]
    [InlineData("2026-11-24T15:30:00.123+08:00")]
    [InlineData("13:30-15:30 110值守")]
    [InlineData("14:30-16:30 302会议室")]
    [InlineData("15:30—17:30，12345")]
    [InlineData("13/5/2026 12:30")]
    [InlineData("2023 2024 2025 2026")]
    // Amounts, counts, measures.
    [InlineData("12,500.50元")]
    [InlineData("500000元")]
    [InlineData("12345678901元")]
    [InlineData("1,380,013,800.50元")]
    [InlineData("共1386户、4210人")]
    [InlineData("98.75%")]
    [InlineData("DN150管，长1500mm，3.5×2.4米")]
    [InlineData("150户1200人3500元")]
    [InlineData("尺寸1500x2000x350")]
    [InlineData("13.8公里")]
    [InlineData("东经114.5512345，北纬29.0312345")]
    // Places and documents.
    [InlineData("3栋2单元1502室")]
    [InlineData("5-2-1301")]
    [InlineData("15-2-1301 1502")]
    [InlineData("1501、302、1803室漏水")]
    [InlineData("1301、1302、1303室")]
    [InlineData("1301 1302 1303 1304")]
    [InlineData("1、3、5、7、9、11、13、15号楼")]
    [InlineData("13、14、15、16、17、18号楼")]
    [InlineData("修府办发〔2026〕12号")]
    [InlineData("赣修城管罚字(2026)第000123号")]
    [InlineData("GB/T 30428.2-2013")]
    [InlineData("XS202611240001234")]
    [InlineData("G60沪昆高速、赣S305、K12+345")]
    [InlineData("赣ICP备12345678号")]
    [InlineData("江西省赣州市A区12345")]
    [InlineData("良瑞大道138号")]
    [InlineData("1栋101、102、201、202、301、302、401、402室")]
    [InlineData("面积1350.25平方米，单价13500元/㎡，合计18228375元")]
    // Codes.
    [InlineData("360424")]
    [InlineData("360424100")]
    [InlineData("360424100901")]
    [InlineData("360424100901003")]
    [InlineData("网格编码：360424201003001")]
    [InlineData("grids/360424100901003")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("01890a5d-ac96-774b-bcce-138001380000")]
    [InlineData("01J8ZQ4V3N5X7B9C1D3E5F7G9H")]
    // Hotlines, and words that only look like something.
    [InlineData("请拨打12345或110、119、120")]
    [InlineData("电话12345")]
    [InlineData("微信公众号、微信群、微信支付500元")]
    [InlineData("微信2026-11-24发布")]
    [InlineData("WeChat payment failed")]
    [InlineData("@张三 请处理")]
    [InlineData("3@5元")]
    [InlineData("220V: 16A")]
    [InlineData("一是清理，二是巡查，三是上报")]
    [InlineData("三一重工捐赠一百二十套")]
    [InlineData("138****5678")]
    [InlineData("calm busy alert")]
    public void What_reaches_nobody_stays_as_it_is(string text) => Assert.Same(text, ContactMask.Mask(text));

    [Fact]
    public void Masking_again_changes_nothing_and_the_length_stays() =>
        Prop.ForAll(Texts, (string text) =>
        {
            var once = ContactMask.Mask(text);
            return once.Length == text.Length && ContactMask.Mask(once) == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Only_what_was_found_changes_and_all_of_it_to_dots() =>
        Prop.ForAll(Texts, (string text) =>
            ContactMask.Mask(text).Zip(text).All(pair => pair.First == pair.Second || pair.First == ContactMask.Dot))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_text_without_digits_addresses_and_messengers_is_the_same_string() =>
        Prop.ForAll(
            Gen.Elements("网格员巡查发现楼道堆物，已清理。、；：（）—— \n·!?abcdefghij".ToCharArray()).ArrayOf().Select(signs => new string(signs)).ToArbitrary(),
            (string text) => ReferenceEquals(text, ContactMask.Mask(text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_mobile_number_is_found_in_any_script_with_any_joint() =>
        Prop.ForAll(Numbers, (string number) => !ContactMask.Mask($"打给{number}。").Any(c => c != ContactMask.Dot && !"打给。".Contains(c)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    // A cost that grew with the square of the length would take days.
    [Theory(Timeout = 60_000)]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("1、")]
    [InlineData("13:30 ")]
    [InlineData("138 1234 567 ")]
    [InlineData("138a")]
    [InlineData("一")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("(at)a(dot)")]
    [InlineData("微信")]
    [InlineData("微信号是")]
    [InlineData("QQ1 ")]
    [InlineData("电话1-")]
    [InlineData("赣G1 ")]
    [InlineData("赣")]
    [InlineData("•1")]
    [InlineData("1\u200B")]
    [InlineData("550e8400-")]
    [InlineData("O")]
    [InlineData("\uD835")]
    public async Task A_hostile_text_of_two_million_characters_is_done_in_no_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));
        var masked = await Task.Run(() => ContactMask.Mask(text), TestContext.Current.CancellationToken);
        Assert.Equal(text.Length, masked.Length);
    }

    // Pieces that findings are made of, so that what stands together is often nearly one.
    private static Arbitrary<string> Texts { get; } = Gen.Elements(
        "1", "3", "8", "0", "13", "138", "1234", "5678", "13812345678", "0793", "7221234", "400", "360424", "19900307", "6217", "20261124", "2026", "12345",
        "一", "三", "八", "①", "⑬", "㊿", "１", "𝟏", "1️⃣", " ", "-", "—", ".", ":", "/", "、", "，", "\n", "•", "••", "•••", "+", "+86 ", "\u200B", "\u00A0",
        "a", "x", "X", "O", "l", "abc", "赣", "G", "D", "警", "@", "qq.com", "(at)", "(dot)", "艾特", "微信", "vx", "QQ", "号", "：", "v", "电话", "网格编码",
        "元", "室", "年", "杠", "漏水", "_", "🙂", "\uD83D", "550e8400-e29b-41d4-a716-446655440000").ArrayOf().Select(string.Concat).ToArbitrary();

    private static Arbitrary<string> Numbers { get; } = (
        from digits in Gen.Choose(0, 9).ArrayOf(9)
        from second in Gen.Choose(3, 9)
        from script in Gen.Elements("0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⁰¹²³⁴⁵⁶⁷⁸⁹", "٠١٢٣٤٥٦٧٨٩", "⓪①②③④⑤⑥⑦⑧⑨")
        from joint in Gen.Elements("", " ", "-", "—", ".", "/", "\u00A0", "\u200B", "，", "、", " - ", "🙂", "a", "_")
        let all = new[] { 1, second }.Concat(digits).Select(digit => script[digit].ToString()).ToArray()
        select $"{string.Concat(all[..3])}{joint}{string.Concat(all[3..7])}{joint}{string.Concat(all[7..])}").ToArbitrary();
}
