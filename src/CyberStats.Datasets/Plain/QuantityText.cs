using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberStats.Datasets.Plain;

/// <summary>Reads quantities as people write them: "1,234.5", "$2.3m", "more than 51", "dozens", "2-3 million".</summary>
internal static partial class QuantityText
{
    private const int Longest = 200; // characters; longer texts are no quantity
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // A plural without a number is at least two of its unit.
    private static readonly (string Word, decimal AtLeast)[] Plurals =
    [
        ("hundreds of billions", 200_000_000_000), ("tens of billions", 20_000_000_000), ("billions", 2_000_000_000),
        ("hundreds of millions", 200_000_000), ("tens of millions", 20_000_000), ("dozens of millions", 24_000_000), ("millions", 2_000_000),
        ("hundreds of thousands", 200_000), ("tens of thousands", 20_000), ("dozens of thousands", 24_000), ("thousands", 2_000),
        ("hundreds", 200), ("scores", 40), ("dozens", 24), ("tens", 20), ("several", 2), ("multiple", 2), ("some", 2), ("many", 2), ("numerous", 2),
        ("a few", 2), ("few", 2), ("various", 2),
    ];

    private static readonly (string Word, decimal Number)[] Numbers =
    [
        ("none", 0), ("zero", 0), ("no", 0), ("one", 1), ("a single", 1), ("two", 2), ("a couple", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
        ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("a dozen", 12), ("one dozen", 12), ("a hundred", 100), ("one hundred", 100),
        ("a thousand", 1000), ("one thousand", 1000), ("a million", 1_000_000), ("one million", 1_000_000), ("a billion", 1_000_000_000), ("one billion", 1_000_000_000),
    ];

    private static readonly string[] NotKnown = ["unknown", "undetermined", "undisclosed", "unspecified", "not available", "not known", "not stated", "n/a", "na", "?", "-", "–"];

    private static readonly string[] AtLeasts = ["at least", "no less than", "no fewer than", "not less than", "more than", "greater than", "over", "above", "exceeding", "in excess of", "upwards of", "minimum", ">=", "≥", ">"];

    private static readonly string[] AtMosts = ["at most", "no more than", "not more than", "up to", "less than", "fewer than", "below", "under", "nearly", "almost", "maximum", "<=", "≤", "<"];

    private static readonly string[] Abouts = ["about", "around", "approximately", "approx.", "approx", "circa", "roughly", "some", "c.", "~", "≈"];

    /// <summary>Reads a text; false where it is no quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCommaDecimal">Whether the file suggests that a comma stands before decimals, so that "1,234" and "1.234" can be read in two ways.</param>
    /// <param name="quantity">What was read.</param>
    public static bool TryParse(string text, bool isCommaDecimal, out Quantity quantity)
    {
        quantity = default;
        string rest = IsDigits(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (rest.Length is 0 or > Longest)
        {
            return false;
        }

        if (decimal.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal plain))
        {
            // "1.234" is over a thousand where the comma stands before decimals.
            int point = rest.IndexOf('.', StringComparison.Ordinal);
            bool isTwofold = isCommaDecimal && point > 0 && rest.Length - point == 4 && char.IsAsciiDigit(rest[point - 1]) && Math.Abs(plain) is >= 1 and < 1000
                && !rest.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9');
            quantity = new Quantity(Bounds<decimal>.Exactly(plain), isTwofold ? QuantityRepairs.Ambiguous : QuantityRepairs.None, false, false, "");
            return true;
        }

        return IsNotKnown(rest) ? Words(default, out quantity) : TryParseWords(rest, isCommaDecimal, out quantity);
    }

    private static bool IsDigits(string text) => text.AsSpan().IndexOfAnyExceptInRange('.', '9') < 0; // and "/", which makes it no number

    private static bool IsNotKnown(string text) => Array.Exists(NotKnown, word => Is(text, word));

    private static bool Words(Bounds<decimal> value, out Quantity quantity)
    {
        quantity = new Quantity(value, QuantityRepairs.None, true, false, "");
        return true;
    }

    private static bool TryParseWords(string rest, bool isCommaDecimal, out Quantity quantity)
    {
        bool isLow = TakePrefix(AtLeasts, ref rest), isHigh = !isLow && TakePrefix(AtMosts, ref rest);
        foreach ((string word, decimal atLeast) in Plurals)
        {
            if (!isHigh && (Is(rest, word) || rest.StartsWith(word + " of ", StringComparison.OrdinalIgnoreCase)))
            {
                return Words(Bounds<decimal>.AtLeast(atLeast), out quantity);
            }
        }

        if (!isLow && !isHigh && TryParseRange(rest, isCommaDecimal, out quantity))
        {
            return true;
        }

        bool isAbout = TakePrefix(Abouts, ref rest);
        if (!isLow && rest.EndsWith('+'))
        {
            (isLow, rest) = (true, rest[..^1].TrimEnd());
        }

        if (!TryParseNumber(rest, isCommaDecimal, out decimal number, out QuantityRepairs repairs, out bool isWord, out bool isPercent, out string money))
        {
            quantity = default;
            return false;
        }

        Bounds<decimal> value = isLow ? Bounds<decimal>.AtLeast(number) : isHigh ? Bounds<decimal>.AtMost(number) : Bounds<decimal>.Exactly(number);
        quantity = new Quantity(value, repairs, isLow || isHigh || isAbout || isWord, isPercent, money);
        return true;
    }

    /// <summary>"5 to 7", "between 2 and 3 million", "2-3 m": a unit after the second number is that of both.</summary>
    private static bool TryParseRange(string rest, bool isCommaDecimal, out Quantity quantity)
    {
        quantity = default;
        Match match = Range().Match(rest);
        if (!match.Success
            || !TryParseNumber(match.Groups["b"].Value, isCommaDecimal, out decimal high, out QuantityRepairs repairs, out _, out bool isPercent, out string money)
            || !TryParseNumber(match.Groups["a"].Value, isCommaDecimal, out decimal low, out QuantityRepairs firstRepairs, out _, out bool firstIsPercent, out string firstMoney))
        {
            return false;
        }

        if ((repairs & QuantityRepairs.Multiple) != 0 && (firstRepairs & QuantityRepairs.Multiple) == 0
            && TryMultiple(match.Groups["b"].Value, out decimal multiple))
        {
            low = Times(low, multiple) ?? decimal.MaxValue;
        }

        low = isPercent && !firstIsPercent ? low / 100 : low;
        if (low > high)
        {
            return false;
        }

        quantity = new Quantity(Bounds<decimal>.Between(low, high), repairs | firstRepairs, true, isPercent, money.Length > 0 ? money : firstMoney);
        return true;
    }

    private static bool TryParseNumber(
        string text, bool isCommaDecimal, out decimal number, out QuantityRepairs repairs, out bool isWord, out bool isPercent, out string money)
    {
        (number, repairs, isWord, isPercent, money) = (0, QuantityRepairs.None, false, false, "");
        foreach ((string word, decimal value) in Numbers)
        {
            if (Is(text, word))
            {
                (number, isWord) = (value, true);
                return true;
            }
        }

        Match match = Number().Match(text);
        if (!match.Success || !TryDigits(match.Groups["n"].Value, isCommaDecimal, out number, ref repairs))
        {
            return false;
        }

        money = CurrencyOf(match.Groups["before"].Value) is { Length: > 0 } before ? before : CurrencyOf(match.Groups["after"].Value);
        repairs |= money.Length > 0 ? QuantityRepairs.Currency : 0;
        if (match.Groups["multiple"].Value is { Length: > 0 } unit)
        {
            repairs |= QuantityRepairs.Multiple;
            if (Times(number, MultipleOf(unit)) is not { } product)
            {
                return false;
            }

            number = product;
        }

        isPercent = match.Groups["percent"].Length > 0;
        number = isPercent ? number / 100 : number;
        bool isNegative = match.Groups["minus"].Length > 0 || (match.Groups["open"].Length > 0 && match.Groups["close"].Length > 0);
        number = isNegative ? -number : number;
        return true;
    }

    private static bool TryDigits(string digits, bool isCommaDecimal, out decimal number, ref QuantityRepairs repairs)
    {
        string text = digits;
        if (Grouped().IsMatch(digits))
        {
            char separator = digits.First(c => !char.IsAsciiDigit(c));
            char point = digits.Last(c => !char.IsAsciiDigit(c));
            bool isOne = digits.Count(c => !char.IsAsciiDigit(c)) == 1;
            repairs |= QuantityRepairs.Thousands;
            repairs |= isOne && separator == ',' && isCommaDecimal ? QuantityRepairs.Ambiguous : 0;
            repairs |= point == ',' && separator != ',' ? QuantityRepairs.DecimalComma : 0;
            text = point == separator || !digits.Contains(point, StringComparison.Ordinal)
                ? string.Concat(digits.Where(char.IsAsciiDigit))
                : string.Concat(digits.Where((c, i) => char.IsAsciiDigit(c) || i == digits.LastIndexOf(point))).Replace(',', '.');
        }
        else if (digits.Count(c => c == ',') == 1 && !digits.Contains('.', StringComparison.Ordinal))
        {
            repairs |= QuantityRepairs.DecimalComma;
            text = digits.Replace(',', '.');
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryMultiple(string text, out decimal multiple)
    {
        Match match = Number().Match(text);
        multiple = match.Groups["multiple"].Length > 0 ? MultipleOf(match.Groups["multiple"].Value) : 1;
        return match.Success;
    }

    private static decimal MultipleOf(string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        't' when unit.StartsWith("th", StringComparison.OrdinalIgnoreCase) => 1_000,
        'k' => 1_000,
        'm' => 1_000_000,
        'b' => 1_000_000_000,
        _ => 1_000_000_000_000,
    };

    private static decimal? Times(decimal number, decimal multiple)
    {
        try
        {
            return number * multiple;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string CurrencyOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "" => "",
        "€" or "EURO" or "EUROS" => "EUR",
        "£" => "GBP",
        "US$" or "DOLLARS" => text.Trim().Length == 3 ? "USD" : "$",
        "$" or "DOLLAR" => "$",
        "¥" => "¥",
        "₿" => "BTC",
        string code => code,
    };

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool TakePrefix(string[] prefixes, ref string rest)
    {
        foreach (string prefix in prefixes)
        {
            if (rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && (!char.IsLetter(prefix[^1]) || !char.IsLetter(rest[prefix.Length])))
            {
                rest = rest[prefix.Length..].TrimStart();
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"^(?<open>\()?(?<minus>[-\u2212])?\s?(?<before>us\$|[$€£¥₿]|[a-z]{3,5}(?=[ \d]))?\s?(?<minus>[-\u2212])?(?<n>\d[\d.,' \u2019]*(?:e[-+]?\d{1,3})?)\s?(?<multiple>k|thousand|mn|mio|million|m|bn|billion|b|trillion|tn)?\s?(?<percent>%|percent|per cent)?\s?(?<after>us\$|[$€£¥₿]|dollars?|euros?|[a-z]{3,5})?(?<close>\))?$",
        Options)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:between |from )?(?<a>[^\s–].*?)(?: ?– ?| - | to | and |(?<=\d)-(?=[\d$€£]))(?<b>.*)$", Options)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:[ '\u2019]\d{3})+(?:[.,]\d+)?)$", Options)]
    private static partial Regex Grouped();
}
