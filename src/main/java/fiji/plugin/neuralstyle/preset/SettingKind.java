package fiji.plugin.neuralstyle.preset;

import java.io.IOException;
import java.math.BigDecimal;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** What a setting is in JSON. Its default tells, so that no list of settings has to be kept. */
enum SettingKind {

	WHOLE("a whole number", JsonToken.NUMBER) {

		@Override
		String text(final String json) {
			// Quick, whatever the exponent.
			return Long.toString(new BigDecimal(json).longValueExact());
		}
	},
	NUMBER("a number", JsonToken.NUMBER) {

		@Override
		String text(final String json) {
			final double value = Double.parseDouble(json);
			if (Double.isFinite(value)) return Double.toString(value);
			throw new NumberFormatException();
		}
	},
	SWITCH("true or false", JsonToken.BOOLEAN),
	TEXT("a text in quotes", JsonToken.STRING);

	private final String description;
	private final JsonToken token;

	SettingKind(final String description, final JsonToken token) {
		this.description = description;
		this.token = token;
	}

	/** The kind of a setting with this default. */
	static SettingKind of(final String byDefault) {
		if (byDefault.matches("-?\\d+")) return WHOLE;
		if (byDefault.matches("-?\\d+\\.\\d+(E-?\\d+)?")) return NUMBER;
		return byDefault.equals("true") || byDefault.equals("false") ? SWITCH : TEXT;
	}

	/**
	 * The next value of this kind, as the text that dialogs and flags have.
	 *
	 * @throws IllegalArgumentException if it is of another; the message is the end of a sentence
	 */
	String read(final JsonReader reader) throws IOException {
		final JsonToken next = reader.peek();
		if (next != token) throw new IllegalArgumentException("must be " + description);
		if (token == JsonToken.BOOLEAN) return Boolean.toString(reader.nextBoolean());
		final String json = reader.nextString();
		try {
			return text(json);
		}
		catch (ArithmeticException | NumberFormatException e) {
			throw new IllegalArgumentException("must be " + description + ", and " + json + " is none", e);
		}
	}

	/** Writes a setting's text. */
	void write(final JsonWriter writer, final String text) throws IOException {
		switch (this) {
			case TEXT -> writer.value(text);
			case SWITCH -> writer.value(Boolean.parseBoolean(text));
			default -> writer.value(plain(new BigDecimal(text).stripTrailingZeros()));
		}
	}

	/** 100 rather than 1E+2. */
	private static BigDecimal plain(final BigDecimal number) {
		return number.scale() < 0 ? number.setScale(0) : number;
	}

	String text(final String json) {
		return json;
	}
}
