package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class WordsTest {

	@Test
	void blanksPartWordsUnlessTheyAreQuoted() {
		assertEquals(List.of("--preset", "Fast preview", "--network=my net", "it's"), Words.of(
			" --preset 'Fast preview'\t--network=\"my net\"  \"it's\" "));
		assertEquals(List.of(), Words.of("  "));
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		final List<String> words = List.of("--preset", "Fast preview", "Paper's settings", "\"it's\" $HOME", "a;b", "relu1_1:0.5");

		assertEquals(words, Words.of(Words.text(words)));
	}

	@Test
	void aQuoteThatIsNeverClosedIsSaid() {
		assertThrows(IllegalArgumentException.class, () -> Words.of("--network \"my net"));
	}

	@Test
	void aMacrosParameterIsAFlag() {
		assertEquals("--style-weight", Words.flag("styleWeight"));
		assertEquals("--style-weight", Words.flag("style-weight"));
		assertEquals("--size", Words.flag("size"));
	}
}
