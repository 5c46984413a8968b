using System.Diagnostics.CodeAnalysis;

namespace CyberStats.Losses;

/// <summary>
/// A currency by its ISO 4217 code, such as "USD", or by the ticker of a crypto-currency, such as "BTC".
/// </summary>
/// <remarks>
/// Well formed are 3 to 10 upper-case ASCII letters. Known are the currencies in use and the commonest crypto-currencies; retired ones
/// such as BYR or LTL are kept and not known. <c>default</c> is "unknown".
/// </remarks>
public readonly record struct CurrencyCode : ICode<CurrencyCode>
{
    // ISO 4217, currencies and funds in use, then crypto-currencies met in incident records.
    private const string Codes = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
        CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
        GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
        LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
        PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
        TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
        BTC ETH LTC XMR USDT USDC
        """;

    private static readonly CodeBook<CurrencyCode> Book = new(
        Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => new CurrencyCode(code)),
        text => new CurrencyCode(text),
        text => text.Length is >= 3 and <= 10 && text.All(char.IsAsciiLetterUpper),
        "3 to 10 upper-case letters (ISO 4217, or the ticker of a crypto-currency)");

    private readonly string? _value;

    private CurrencyCode(string value) => _value = value;

    /// <summary>Gets the United States dollar.</summary>
    public static CurrencyCode USD { get; } = Book.Parse("USD");

    /// <summary>Gets the euro.</summary>
    public static CurrencyCode EUR { get; } = Book.Parse("EUR");

    /// <summary>Gets the pound sterling.</summary>
    public static CurrencyCode GBP { get; } = Book.Parse("GBP");

    /// <summary>Gets bitcoin.</summary>
    public static CurrencyCode BTC { get; } = Book.Parse("BTC");

    /// <inheritdoc/>
    public static IReadOnlyList<CurrencyCode> All { get; } =
        [.. Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Book.Parse)];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    /// <inheritdoc/>
    public static CurrencyCode Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CurrencyCode code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
