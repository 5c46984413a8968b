using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Datasets.Text;
using CyberStats.Losses;
using CyberStats.Series;

namespace CyberStats.Datasets.Plain;

/// <summary>Makes reported figures of rows.</summary>
internal sealed class FigureRecords
{
    private readonly FigureCsvOptions _options;
    private readonly IssueList _issues;
    private readonly bool _isCommaDecimal;
    private readonly PlainColumn _id, _measure, _value, _low, _high, _unit, _period, _source, _scope, _base, _asOf;
    private readonly IReadOnlyList<(string Name, PlainColumn Column)> _scopes;
    private readonly FirstRows _ids = new();
    private readonly Dictionary<string, Source> _sources = new(StringComparer.Ordinal);
    private static readonly ImmutableSortedDictionary<string, string> NoLimits = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<string, string>.Builder _limits =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    /// <summary>Finds the columns.</summary>
    /// <exception cref="InvalidDataException">One that is needed is not there.</exception>
    public FigureRecords(PlainTable table, FigureCsvOptions options)
    {
        (_options, _issues, _isCommaDecimal) = (options, table.Issues, table.Delimiter == ';');
        FigureColumns columns = options.Columns;
        (_measure, _period) = (table.Need(columns.Measure), table.Need(columns.Period));
        (_low, _high) = (table.Find(columns.Low), table.Find(columns.High));
        _value = _low.IsThere || _high.IsThere ? table.Find(columns.Value) : table.Need(columns.Value);
        (_id, _unit, _source, _scope, _base, _asOf) = (table.Find(columns.Id), table.Find(columns.Unit), table.Find(columns.Source), table.Find(columns.Scope), table.Find(columns.Base), table.Find(columns.AsOf));
        _scopes = columns.Scope.Header is { } scope ? table.FindAll(scope) : [];
    }

    /// <summary>Gets the sources that the figures refer to.</summary>
    public IReadOnlyList<Source> Sources => [.. _sources.Values];

    /// <summary>Returns the figure of a row; null, with an Error, where it gives none.</summary>
    public ReportedFigure? Read(CsvRow row)
    {
        _limits.Clear();
        string? id = IdOf(row);
        (string measure, string source, string period) = (_measure.Of(row), _source.Of(row), _period.Of(row));
        if (measure.Length == 0 || source.Length == 0)
        {
            bool isMeasure = measure.Length > 0;
            _issues.Error(isMeasure ? "no_source" : "no_measure", (isMeasure ? _source : _measure).Name, null, "The row does not say it, so it gives no figure.");
            return null;
        }

        if (!PlainDates.TryParseRange(period, _options.DateFormat, out DateRange time))
        {
            _issues.Error(period.Length == 0 ? "no_period" : "period_unreadable", _period.Name, period, "The row gives no time that can be read, so it gives no figure.");
            return null;
        }

        ScopeOf(row);
        FigureUnit? unit = UnitOf(row, out bool isPercent);
        bool hasPercent = false;
        Bounds<decimal> value = ValueOf(_value, row, isPercent, ref hasPercent), low = ValueOf(_low, row, isPercent, ref hasPercent), high = ValueOf(_high, row, isPercent, ref hasPercent);
        if (unit is null)
        {
            unit = hasPercent ? FigureUnit.Ratio : _limits.ContainsKey("currency") ? FigureUnit.Money : FigureUnit.Other;
            _issues.Warning("no_unit", _unit.Name, _unit.Raw(row), $"The row does not say what its value counts or measures; read as {unit}.");
        }

        if (Together(value, low, high) is not { } bounds)
        {
            _issues.Error("bounds_out_of_order", _low.Name ?? _value.Name, $"{_low.Raw(row)} {_value.Raw(row)} {_high.Raw(row)}".Trim(), "The least value is above another one, so the row gives no figure.");
            return null;
        }

        if (unit == FigureUnit.Count && !(IsCount(bounds.Low) && IsCount(bounds.Best) && IsCount(bounds.High)))
        {
            _issues.Error("not_a_count", _value.Name, _value.Raw(row), "A count is whole and not below 0, so the row gives no figure.");
            return null;
        }

        if (bounds.IsUnknown)
        {
            _issues.Info("no_value", _value.Name, null, "Nothing is known of the value, which is not zero.");
        }

        if (!_sources.ContainsKey(source))
        {
            _sources.Add(source, new Source(source, source) { AsOf = _options.AsOf });
        }

        return new ReportedFigure(measure, bounds, unit.Value, time, source)
        {
            Id = id,
            Scope = _limits.Count == 0 ? NoLimits : _limits.ToImmutable(),
            Base = _base.Of(row) is { Length: > 0 } of ? of : null,
            AsOf = DayOf(row),
        };
    }

    private static bool IsCount(double? value) => value is null || (value >= 0 && value == Math.Floor(value.Value));

    private static Bounds<double>? Together(Bounds<decimal> value, Bounds<decimal> low, Bounds<decimal> high)
    {
        decimal? best = value.Best, least = low.Best ?? low.Low ?? value.Low, most = high.Best ?? high.High ?? value.High;
        return least > best || best > most || least > most ? null : new Bounds<double>((double?)least, (double?)best, (double?)most);
    }

    private string? IdOf(CsvRow row)
    {
        string id = _id.Of(row);
        if (id.Length == 0)
        {
            return null;
        }

        _issues.Name(id);
        if (_ids.Earlier(id, row.Index) is { } first)
        {
            _issues.Warning("duplicate_id", _id.Name, id, string.Create(CultureInfo.InvariantCulture, $"The row at index {first} has the same id; both are kept."));
        }

        return id;
    }

    private void ScopeOf(CsvRow row)
    {
        string scope = _scope.Of(row);
        foreach (string part in scope.Length == 0 ? [] : scope.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int at = part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && at < part.Length - 1)
            {
                _limits[part[..at].Trim()] = part[(at + 1)..].Trim();
            }
            else
            {
                _issues.Warning("scope_unreadable", _scope.Name, part, "A part of the scope is not of the form name=value; it was dropped.");
            }
        }

        foreach ((string name, PlainColumn column) in _scopes)
        {
            if (column.Of(row) is { Length: > 0 } limit)
            {
                _limits[name] = limit;
            }
        }
    }

    /// <summary>The unit of a row: a word of <see cref="FigureUnit"/>, "%", a currency, or another word, which the scope then names.</summary>
    private FigureUnit? UnitOf(CsvRow row, out bool isPercent)
    {
        string text = _unit.Of(row);
        isPercent = text.ToLowerInvariant() is "%" or "percent" or "per cent";
        if (text.Length == 0)
        {
            return null;
        }

        if (isPercent)
        {
            return FigureUnit.Ratio;
        }

        if (Enum.TryParse(text, ignoreCase: true, out FigureUnit unit) && Enum.IsDefined(unit) && !char.IsDigit(text[0]))
        {
            return unit;
        }

        if (CurrencyCode.TryParse(text, out CurrencyCode currency) && currency.IsKnown)
        {
            _limits["currency"] = currency.Value;
            return FigureUnit.Money;
        }

        _limits["unit"] = text;
        return FigureUnit.Other;
    }

    private Bounds<decimal> ValueOf(PlainColumn column, CsvRow row, bool isPercent, ref bool hasPercent)
    {
        string text = column.Of(row);
        if (text.Length == 0)
        {
            return default;
        }

        if (!QuantityText.TryParse(text, _isCommaDecimal, out Quantity quantity) || (quantity.Repairs & QuantityRepairs.Ambiguous) != 0
            || (quantity.Repairs != QuantityRepairs.None && !_options.RepairValues)
            || quantity.Value.Times(isPercent && !quantity.IsPercent ? 0.01m * _options.Scale : _options.Scale) is not { } value)
        {
            _limits["word"] = text;
            _issues.Warning("value_unreadable", column.Name, text, "The value is no number as it stands; it is unknown, and the scope keeps the word.");
            return default;
        }

        hasPercent |= quantity.IsPercent;
        if (quantity.Money.Length > 2 && CurrencyCode.TryParse(quantity.Money, out CurrencyCode currency))
        {
            _limits.TryAdd("currency", currency.Value);
        }

        if (quantity.Repairs != QuantityRepairs.None)
        {
            _issues.Warning("value_repaired", column.Name, text, $"Read as {quantity.Value}.");
        }

        if (quantity.Word || quantity.Repairs != QuantityRepairs.None)
        {
            _limits["word"] = text;
        }

        if (quantity.Word)
        {
            _issues.Info("value_in_words", column.Name, text, $"Read as {quantity.Value}; the scope keeps the word.");
        }

        return value;
    }

    private DateOnly? DayOf(CsvRow row)
    {
        string text = _asOf.Of(row);
        if (text.Length == 0)
        {
            return null;
        }

        if (PlainDates.TryParse(text, _options.DateFormat, out PartialDate date) && date.Precision == DatePrecision.Day)
        {
            return date.First;
        }

        _issues.Warning("date_unreadable", _asOf.Name, text, "It is no day; it was dropped.");
        return null;
    }
}
