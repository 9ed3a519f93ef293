using System.Collections.Frozen;

namespace Coordination.Contracts.Privacy;

/// <summary>
/// Finds what stands behind a word that says what it is: a messenger id behind 微信, vx, QQ and the like; a local
/// number without area code behind 电话 and the like.
/// </summary>
internal static class Triggers
{
    private const int MostJoints = 4;

    private static readonly string[] Messengers =
    [
        "微信", "薇信", "威信", "徽信", "溦信", "維信", "V信", "VX", "WX", "V号", "WEIXIN", "WECHAT", "加V", "加微", "加薇", "+V", "➕V", "V:", "V：", "Q:", "Q：",
        "QQ", "扣扣", "抠抠", "企鹅号", "加卫星", "钉钉", "抖音号", "旺旺", "WHATSAPP", "TELEGRAM", "SKYPE",
    ];

    private static readonly string[] Phones =
        ["电话", "電話", "手机", "手機", "座机", "固话", "号码", "联系方式", "联系人", "致电", "拨打", "TEL", "PHONE", "MOBILE", "CALL"];

    private static readonly string[] Between = ["微信", "号码", "帐号", "账号", "号", "群", "同号", "同", "是", "为", "加", "我", "请", "吧", "ID", "NO", "IS", "NUMBER"];

    private static readonly FrozenSet<char> First = Messengers.Concat(Phones).Select(word => word[0]).ToFrozenSet();

    /// <summary>True for a character that one of the words can begin with.</summary>
    public static bool Starts(char c) => First.Contains(char.ToUpperInvariant(c)) || c is > '\uFF20' and < '\uFF5B';

    public static void Mark(Reading text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (!First.Contains(text[at])) continue;
            if (Match(text, at, Messengers) is > 0 and var messenger) MarkId(text, at, messenger);
            else if (Match(text, at, Phones) is > 0 and var phone && Skip(text, phone) is var (from, _)) MarkDigits(text, from, 7, 8);
        }
    }

    // Behind the word, which may be spread ("v ❤ x"); 0 when none stands here.
    private static int Match(Reading text, int start, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (char.IsAsciiLetter(word[0]) && text.IsTied(start - 1)) continue;
            var at = start;
            for (var i = 0; i < word.Length; i++, at++)
            {
                if (i > 0 && word.Length == 2)
                    for (var joints = 0; joints < 2 && text[at] != word[i] && text.IsJoint(at); joints++) at++;
                if (text[at] != word[i])
                {
                    at = 0;
                    break;
                }
            }
            longest = Math.Max(longest, at);
        }
        return longest;
    }

    private static void MarkId(Reading text, int word, int behind)
    {
        var latin = text.IsLetter(behind - 1);
        var (from, said) = Skip(text, behind);
        var end = from;
        while (text.IsAlphanumeric(end) || text[end] is '_' or '-') end++;
        while (end > from && text[end - 1] == '-') end--;
        var (digits, letters) = (0, 0);
        for (var at = from; at < end; at++)
            if (text.IsDigit(at)) digits++;
            else if (text.IsLetter(at)) letters++;
        if (letters == 0 && text[from] != '_')
        {
            if (!Dates.IsDate(text, from, end)) MarkDigits(text, from, 5, 12);
            return;
        }
        // Words may follow a Latin trigger; an id of letters alone has something that says so.
        if (end - from >= 5 && (digits > 0 || text[from] == '_' || said || !latin)) text.Mark(from, end);
    }

    /// <summary>Over marks and words that stand between; whether one of them says that something follows.</summary>
    private static (int At, bool Said) Skip(Reading text, int at)
    {
        var (joints, said) = (0, false);
        for (var words = 0; words <= 3;)
        {
            if (text.IsJoint(at) && text[at] is not '_' && joints < MostJoints)
            {
                said |= text[at] is ':' or '：' or '=' or '@';
                (at, joints) = (at + 1, joints + 1);
            }
            else if (Array.Find(Between, between => text.Says(at, between) && !(char.IsAsciiLetter(between[0]) && text.IsAlphanumeric(at + between.Length))) is { } word)
                (at, words, said) = (at + word.Length, words + 1, true);
            else break;
        }
        return (at, said);
    }

    // Numbers that stand here one after the other, each with a joint here and there, as far as they are between the bounds.
    private static void MarkDigits(Reading text, int from, int least, int most)
    {
        while (text.IsDigit(from))
        {
            var (at, end, digits) = (from, from, 0);
            while (true)
            {
                while (text.IsDigit(at) && digits <= most) (at, digits) = (at + 1, digits + 1);
                if (digits > most || text.IsDigit(at)) break;
                if (digits >= least && !text.IsTied(at)) end = at;
                if (!Joins(text, at)) break;
                at++;
            }
            if (end == from || Dates.IsDate(text, from, end)) return;
            text.Mark(from, end);
            from = end + 1;
        }
    }

    private static bool Joins(Reading text, int at) =>
        text.IsJoint(at) && !text.IsList(at) && text.IsDigit(at + 1);
}
