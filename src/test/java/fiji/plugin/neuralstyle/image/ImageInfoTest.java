package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The text of the Info property. */
class ImageInfoTest {

	@Test
	void plainEntriesAreReadableLines() {
		final Map<String, String> entries = new LinkedHashMap<>();
		entries.put("Style weight", "100");
		entries.put("Network", "built-in");
		assertEquals("Style weight: 100\nNetwork: built-in\n", ImageInfo.format(entries));
	}

	@Test
	void anyTextComesBackInOrder() {
		final Map<String, String> entries = new LinkedHashMap<>();
		entries.put("z", "C:\\new\\u0041\\file: one.tif");
		entries.put("a: b", "two\nlines\r\n\tand \u0000 more\u0085");
		entries.put("empty", "");
		entries.put("  spaces ", "  kept  ");
		entries.put("\\n", ": ");
		entries.put("Stil", "M\u00fcnch \u2014 \u7d75 \ud83c\udfa8");
		entries.put(":", "\\");
		final Map<String, String> back = ImageInfo.parse(ImageInfo.format(entries));
		assertEquals(entries, back);
		assertEquals(new ArrayList<>(entries.keySet()), List.copyOf(back.keySet()));
	}

	@Test
	void linesOfOtherProgramsAreLeftOut() {
		assertEquals(Map.of("Seed", "7"), ImageInfo.parse("Made by hand\n\nSeed: 7\n: nothing\n"));
		assertTrue(ImageInfo.parse(null).isEmpty());
		assertTrue(ImageInfo.parse("").isEmpty());
	}

	@Test
	void anEntryNeedsAKey() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> ImageInfo.format(Map.of("", "lost"))).getMessage()
			.contains("lost"));
	}
}
