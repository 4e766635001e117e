package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/**
 * The header of a safetensors file, checked as its specification wants: tensors lie side by side and
 * fill the data, so a header that lies about one of them is found out before anything is read.
 *
 * @param tensors by name, in the header's order
 * @param metadata free texts
 */
record SafetensorsHeader(Map<String, TensorEntry> tensors, Map<String, String> metadata) {

	private static final String METADATA = "__metadata__";

	/**
	 * Reads and checks a header.
	 *
	 * @param json its text
	 * @param dataBytes how many bytes of numbers follow it
	 * @throws MalformedJsonException if it is not JSON, or not of this format, or does not fit the data; the
	 *           message is the end of a sentence
	 */
	static SafetensorsHeader read(final Reader json, final long dataBytes) throws IOException {
		final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
		Map<String, String> metadata = null;
		final JsonReader reader = new JsonReader(json);
		expect(reader, JsonToken.BEGIN_OBJECT, "the header");
		reader.beginObject();
		while (reader.hasNext()) {
			final String name = reader.nextName();
			if (METADATA.equals(name)) {
				if (metadata != null) throw twice(name);
				metadata = metadata(reader);
			}
			else if (tensors.put(name, tensor(reader, name)) != null) throw twice(name);
		}
		reader.endObject();
		expect(reader, JsonToken.END_DOCUMENT, "the end of the header");
		checkPlaces(tensors, dataBytes);
		return new SafetensorsHeader(Collections.unmodifiableMap(tensors), metadata == null ? Map.of() : Collections
			.unmodifiableMap(metadata));
	}

	private static Map<String, String> metadata(final JsonReader reader) throws IOException {
		final Map<String, String> texts = new LinkedHashMap<>();
		expect(reader, JsonToken.BEGIN_OBJECT, METADATA);
		reader.beginObject();
		while (reader.hasNext()) {
			final String key = reader.nextName();
			expect(reader, JsonToken.STRING, "metadata \"" + key + "\"");
			if (texts.put(key, reader.nextString()) != null) throw twice(key);
		}
		reader.endObject();
		return texts;
	}

	private static TensorEntry tensor(final JsonReader reader, final String name) throws IOException {
		final String what = "tensor \"" + name + "\"";
		String type = null;
		List<Long> shape = null;
		List<Long> offsets = null;
		expect(reader, JsonToken.BEGIN_OBJECT, what);
		reader.beginObject();
		while (reader.hasNext()) {
			switch (reader.nextName()) {
				case "dtype" -> {
					expect(reader, JsonToken.STRING, "the type of " + what);
					type = reader.nextString();
				}
				case "shape" -> shape = wholeNumbers(reader, "the shape of " + what);
				case "data_offsets" -> offsets = wholeNumbers(reader, "the place of " + what);
				default -> throw new MalformedJsonException(what + " has an entry that this format does not know");
			}
		}
		reader.endObject();
		if (type == null || shape == null || offsets == null) {
			throw new MalformedJsonException(what + " has no type, no shape or no place");
		}
		if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
			throw new MalformedJsonException("the place of " + what + " is not a start and an end");
		}
		final TensorEntry entry = new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
		checkLength(entry, what);
		return entry;
	}

	private static List<Long> wholeNumbers(final JsonReader reader, final String what) throws IOException {
		final List<Long> numbers = new ArrayList<>();
		expect(reader, JsonToken.BEGIN_ARRAY, what);
		reader.beginArray();
		while (reader.hasNext()) {
			expect(reader, JsonToken.NUMBER, what);
			final String text = reader.nextString();
			// Eighteen digits always fit in a long.
			if (!text.matches("\\d{1,18}")) {
				throw new MalformedJsonException(what + " holds " + text + ", which is not a whole number from 0");
			}
			numbers.add(Long.parseLong(text));
		}
		reader.endArray();
		return Collections.unmodifiableList(numbers);
	}

	private static void checkLength(final TensorEntry entry, final String what) throws IOException {
		try {
			final long count = entry.count();
			final Optional<NumberFormat> format = NumberFormat.of(entry.type());
			if (format.isPresent() && Math.multiplyExact(count, (long) format.get().bytes()) != entry.end() - entry.start()) {
				throw new MalformedJsonException(what + " of shape " + entry.shape() + " in " + entry.type() + " does not fill its " +
					(entry.end() - entry.start()) + " bytes");
			}
		}
		catch (ArithmeticException e) {
			throw (IOException) new MalformedJsonException(what + " has the impossible shape " + entry.shape()).initCause(e);
		}
	}

	private static void checkPlaces(final Map<String, TensorEntry> tensors, final long dataBytes) throws IOException {
		long free = 0;
		for (final TensorEntry entry : tensors.values().stream().sorted(Comparator.comparingLong(TensorEntry::start)
			.thenComparingLong(TensorEntry::end)).toList())
		{
			if (entry.end() > dataBytes) {
				throw new MalformedJsonException("tensor \"" + entry.name() + "\" would end at byte " + entry.end() +
					" of the data, which has " + dataBytes);
			}
			if (entry.start() != free) {
				throw new MalformedJsonException("tensor \"" + entry.name() + "\" " + (entry.start() < free ? "overlaps another"
					: "leaves a gap before it"));
			}
			free = entry.end();
		}
		if (free != dataBytes) throw new MalformedJsonException("its last " + (dataBytes - free) + " bytes belong to no tensor");
	}

	private static void expect(final JsonReader reader, final JsonToken token, final String what) throws IOException {
		if (reader.peek() != token) throw new MalformedJsonException(what + " is malformed");
	}

	private static MalformedJsonException twice(final String name) {
		return new MalformedJsonException("\"" + name + "\" is there twice");
	}
}
