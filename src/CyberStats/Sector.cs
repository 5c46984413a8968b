using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// A sector of the economy or of public life. The shipped values are the 16 critical infrastructure sectors of the United States
/// (CISA, after Presidential Policy Directive 21, 2013); NAICS and other schemes are written "naics:52".
/// </summary>
public readonly record struct Sector : ICode<Sector>
{
    private readonly string? _value;

    private Sector(string value) => _value = value;

    /// <summary>Gets "cisa:chemical": chemicals.</summary>
    public static Sector Chemical { get; } = new("cisa:chemical");

    /// <summary>Gets "cisa:commercial_facilities": places that draw crowds.</summary>
    public static Sector CommercialFacilities { get; } = new("cisa:commercial_facilities");

    /// <summary>Gets "cisa:communications": telecommunications.</summary>
    public static Sector Communications { get; } = new("cisa:communications");

    /// <summary>Gets "cisa:critical_manufacturing": metals, machinery, electrical and transport equipment.</summary>
    public static Sector CriticalManufacturing { get; } = new("cisa:critical_manufacturing");

    /// <summary>Gets "cisa:dams": dams and water control.</summary>
    public static Sector Dams { get; } = new("cisa:dams");

    /// <summary>Gets "cisa:defense_industrial_base": the makers of military systems.</summary>
    public static Sector DefenseIndustrialBase { get; } = new("cisa:defense_industrial_base");

    /// <summary>Gets "cisa:emergency_services": police, fire and rescue.</summary>
    public static Sector EmergencyServices { get; } = new("cisa:emergency_services");

    /// <summary>Gets "cisa:energy": electricity, oil and gas.</summary>
    public static Sector Energy { get; } = new("cisa:energy");

    /// <summary>Gets "cisa:financial_services": banks, insurers and markets.</summary>
    public static Sector FinancialServices { get; } = new("cisa:financial_services");

    /// <summary>Gets "cisa:food_and_agriculture": farms, food makers and sellers.</summary>
    public static Sector FoodAndAgriculture { get; } = new("cisa:food_and_agriculture");

    /// <summary>Gets "cisa:government_facilities": government, with education and election systems.</summary>
    public static Sector GovernmentFacilities { get; } = new("cisa:government_facilities");

    /// <summary>Gets "cisa:healthcare": healthcare and public health.</summary>
    public static Sector Healthcare { get; } = new("cisa:healthcare");

    /// <summary>Gets "cisa:information_technology": hardware, software and services.</summary>
    public static Sector InformationTechnology { get; } = new("cisa:information_technology");

    /// <summary>Gets "cisa:nuclear": nuclear reactors, materials and waste.</summary>
    public static Sector Nuclear { get; } = new("cisa:nuclear");

    /// <summary>Gets "cisa:transportation": transport systems.</summary>
    public static Sector Transportation { get; } = new("cisa:transportation");

    /// <summary>Gets "cisa:water": water and wastewater.</summary>
    public static Sector Water { get; } = new("cisa:water");

    /// <inheritdoc/>
    public static IReadOnlyList<Sector> All { get; } =
    [
        Chemical, CommercialFacilities, Communications, CriticalManufacturing, Dams, DefenseIndustrialBase, EmergencyServices,
        Energy, FinancialServices, FoodAndAgriculture, GovernmentFacilities, Healthcare, InformationTechnology, Nuclear,
        Transportation, Water,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    private static CodeBook<Sector> Book { get; } = new(All, text => new Sector(text));

    /// <inheritdoc/>
    public static Sector Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sector code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
