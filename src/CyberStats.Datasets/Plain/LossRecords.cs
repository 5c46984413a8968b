using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Datasets.Text;
using CyberStats.Losses;

namespace CyberStats.Datasets.Plain;

/// <summary>Makes losses of rows.</summary>
internal sealed class LossRecords
{
    private readonly LossCsvOptions _options;
    private readonly IssueList _issues;
    private readonly bool _isCommaDecimal;
    private readonly PlainColumn _id, _title, _date, _amount, _currency, _low, _high, _form, _status, _borneBy;
    private readonly FirstRows _ids = new();
    private readonly ImmutableSortedDictionary<string, string>.Builder _original =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, string> NoText = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    private int _index;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="InvalidDataException">There is none of an amount.</exception>
    public LossRecords(PlainTable table, LossCsvOptions options)
    {
        (_options, _issues, _isCommaDecimal) = (options, table.Issues, table.Delimiter == ';');
        LossColumns columns = options.Columns;
        (_id, _title, _date) = (table.Find(columns.Id), table.Find(columns.Title), table.Find(columns.Date));
        (_low, _high) = (table.Find(columns.Low), table.Find(columns.High));
        _amount = _low.IsThere || _high.IsThere ? table.Find(columns.Amount) : table.Need(columns.Amount);
        (_currency, _form, _status, _borneBy) = (table.Find(columns.Currency), table.Find(columns.Form), table.Find(columns.Status), table.Find(columns.BorneBy));
    }

    /// <summary>Returns the loss of a row; null, with an Error, where it gives none.</summary>
    public DatedLoss? Read(CsvRow row)
    {
        _original.Clear();
        _index = row.Index;
        string? id = IdOf(row);
        PartialDate? date = DateOf(row);
        string money = "";
        if (AmountOf(_amount, row, ref money, out Bounds<decimal> amount) | AmountOf(_low, row, ref money, out Bounds<decimal> low)
            | AmountOf(_high, row, ref money, out Bounds<decimal> high))
        {
            return null;
        }

        if (Together(amount, low, high) is not { } bounds)
        {
            _issues.Error("bounds_out_of_order", _low.Name ?? _amount.Name, $"{_low.Raw(row)} {_amount.Raw(row)} {_high.Raw(row)}".Trim(), "The least amount is above another one, so the row gives no loss.");
            return null;
        }

        if (bounds.HasNegative())
        {
            _issues.Error("negative_amount", _amount.Name, _amount.Raw(row), "The amount is below 0, so the row gives no loss.");
            return null;
        }

        CurrencyCode currency = CurrencyOf(row, money, ref bounds);
        (LossForm form, LossStatus status) = FormOf(row);
        string borneBy = _borneBy.Of(row);
        return new DatedLoss(new Loss(form, bounds, currency, status) { PriceDate = date, BorneBy = borneBy.Length == 0 ? null : borneBy }, date)
        {
            Id = id,
            Title = _title.Of(row) is { Length: > 0 } title ? title : null,
            Original = _original.Count == 0 ? NoText : _original.ToImmutable(),
        };
    }

    private static Bounds<decimal>? Together(Bounds<decimal> amount, Bounds<decimal> low, Bounds<decimal> high)
    {
        decimal? best = amount.Best;
        decimal? least = low.Best ?? low.Low ?? amount.Low;
        decimal? most = high.Best ?? high.High ?? amount.High;
        return least > best || best > most || least > most ? null : new Bounds<decimal>(least, best, most);
    }

    private string? IdOf(CsvRow row)
    {
        string id = _id.Of(row);
        if (id.Length == 0)
        {
            return null;
        }

        _issues.Name(id);
        if (_ids.Earlier(id, _index) is { } first)
        {
            _issues.Warning("duplicate_id", _id.Name, id, string.Create(CultureInfo.InvariantCulture, $"The row at index {first} has the same id; both are kept."));
        }

        return id;
    }

    private PartialDate? DateOf(CsvRow row)
    {
        string text = _date.Of(row);
        if (text.Length == 0)
        {
            if (_date.IsThere)
            {
                _issues.Warning("no_date", _date.Name, null, "The row has no date.");
            }

            return null;
        }

        if (PlainDates.TryParse(text, _options.DateFormat, out PartialDate date))
        {
            return date;
        }

        Keep(_date, text);
        _issues.Warning("date_unreadable", _date.Name, text, "The date is none of the forms that were asked for; it was dropped.");
        return null;
    }

    /// <summary>Whether the row gives no loss, since a value of it is one that no loss has.</summary>
    private bool AmountOf(PlainColumn column, CsvRow row, ref string money, out Bounds<decimal> amount)
    {
        amount = default;
        string text = column.Of(row);
        if (text.Length == 0)
        {
            return false;
        }

        if (!QuantityText.TryParse(text, _isCommaDecimal, out Quantity quantity) || quantity.IsPercent
            || (quantity.Repairs != QuantityRepairs.None && !_options.RepairAmounts) || quantity.Value.Times(_options.Unit) is not { } value)
        {
            Keep(column, text);
            _issues.Warning("amount_unreadable", column.Name, text, "The amount is no number as it stands; it is unknown.");
            return false;
        }

        if ((quantity.Repairs & QuantityRepairs.Ambiguous) != 0)
        {
            Keep(column, text);
            _issues.Warning("amount_ambiguous", column.Name, text, "The comma or point can stand between thousands or before decimals; the amount is unknown.");
            return false;
        }

        if (quantity.Repairs != QuantityRepairs.None)
        {
            Keep(column, text);
            _issues.Warning("amount_repaired", column.Name, text, $"Read as {quantity.Value}, without {Undone(quantity.Repairs)}.");
        }
        else if (quantity.Word)
        {
            Keep(column, text);
            _issues.Info("amount_in_words", column.Name, text, $"Read as {quantity.Value}.");
        }

        money = quantity.Money.Length == 0 ? money : money.Length == 0 || money == quantity.Money ? quantity.Money : $"{money}/{quantity.Money}";
        amount = value;
        return false;
    }

    private static string Undone(QuantityRepairs repairs)
    {
        var parts = new List<string>();
        if ((repairs & QuantityRepairs.Thousands) != 0)
        {
            parts.Add("separators of thousands");
        }

        if ((repairs & QuantityRepairs.DecimalComma) != 0)
        {
            parts.Add("a decimal comma");
        }

        if ((repairs & QuantityRepairs.Currency) != 0)
        {
            parts.Add("a currency");
        }

        if ((repairs & QuantityRepairs.Multiple) != 0)
        {
            parts.Add("a word or letter for a multiple");
        }

        return string.Join(" and ", parts);
    }

    /// <summary>The currency of the column, else that written beside the amount; without one, the amount is dropped.</summary>
    private CurrencyCode CurrencyOf(CsvRow row, string money, ref Bounds<decimal> amount)
    {
        string text = _currency.Of(row);
        CurrencyCode column = CurrencyCode.TryParse(text.ToUpperInvariant(), out CurrencyCode stated) ? stated : default;
        CurrencyCode beside = CurrencyCode.TryParse(money, out CurrencyCode written) ? written : default;
        if (text.Length > 0 && column == default)
        {
            Keep(_currency, text);
            _issues.Warning("currency_unreadable", _currency.Name, text, "It is no code of a currency.");
        }
        else if (column != default && !column.IsKnown)
        {
            _issues.Warning("unknown_currency", _currency.Name, text, "The code is retired or not known; it was kept.");
        }

        if (amount.IsUnknown)
        {
            _issues.Warning("no_amount", _amount.Name, null, "Nothing is known of the amount, which is not zero.");
            return column;
        }

        bool agree = money.Length == 0 || beside == column || column == default || (money is "$" or "¥" && column != default);
        CurrencyCode currency = column != default ? column : beside;
        if (agree && currency != default)
        {
            return currency;
        }

        Keep(_amount, _amount.Raw(row));
        Keep(_low, _low.Raw(row));
        Keep(_high, _high.Raw(row));
        _issues.Warning(
            agree ? "no_currency" : "currency_conflict", _currency.Name ?? _amount.Name, agree ? _amount.Raw(row) : $"{text} {money}",
            agree ? "The amount has no currency; it was dropped." : "The amount is written in another currency than the column says; it was dropped.");
        amount = default;
        return column;
    }

    private (LossForm Form, LossStatus Status) FormOf(CsvRow row)
    {
        string text = CodeOf(_form.Of(row));
        bool isForm = LossForm.TryParse(text, out LossForm form);
        if (text.Length > 0 && !(isForm && form.IsKnown))
        {
            Keep(_form, _form.Raw(row));
            _issues.Warning("unknown_form", _form.Name, _form.Raw(row), isForm ? "The form of the loss is not a known one; it was kept." : "The form of the loss is no code; it was dropped.");
        }

        string word = CodeOf(_status.Of(row));
        bool isStatus = Enum.TryParse(word, ignoreCase: true, out LossStatus status) && Enum.IsDefined(status) && !char.IsDigit(word[0]);
        if (word.Length > 0 && !isStatus)
        {
            Keep(_status, _status.Raw(row));
            _issues.Warning("unknown_status", _status.Name, _status.Raw(row), "The status is none that is known; it was dropped.");
        }

        status = isStatus ? status : LossStatus.Unknown;
        LossStatus fitting = form == LossForm.RansomDemand ? LossStatus.Demanded : status == LossStatus.Demanded ? LossStatus.Unknown : status;
        if (fitting != status && status != LossStatus.Unknown)
        {
            Keep(_status, _status.Raw(row));
            _issues.Warning("status_conflict", _status.Name, _status.Raw(row), "A ransom demand, and nothing else, is demanded; the form decides.");
        }

        return (form, fitting);
    }

    private static string CodeOf(string text) => text.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private void Keep(PlainColumn column, string text)
    {
        if (column.Name is { } name && text.Length > 0)
        {
            _original[name] = text;
        }
    }
}
