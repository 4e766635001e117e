package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"''           | a.png      | true", //
		"*.jpg        | a.jpg      | true", //
		"*.jpg        | A.JPG      | true", //
		"*.jpg        | a.png      | false", //
		"*.jpg        | sub/a.jpg  | true", //
		"*.jpg;*.tif  | a.tif      | true", //
		"*.jpg; *.tif | a.tif      | true", //
		"*.{jpg,tif}  | a.TIF      | true", //
		"cell_?.png   | Cell_7.png | true", //
		"cell_?.png   | cell_17.png | false", //
		"[ab]*        | b7.png     | true", //
		"[ab]*        | c7.png     | false", //
		"day1/*       | day1/a.png | true", //
		"day1/*       | day2/a.png | false", //
		"**/day?/*    | x/day2/a.png | true", //
		"day1/*;b*    | x/b.png    | true" })
	void namesFitOrNot(final String patterns, final String file, final boolean fits) {
		assertEquals(fits, new NamePatterns(patterns).matches(Path.of(file)));
	}

	@Test
	void aPatternThatIsNotValidIsNamed() {
		final String message = assertThrows(IllegalArgumentException.class, () -> new NamePatterns("*.png;x[a")).getMessage();

		assertTrue(message.contains("\"x[a\"") && message.endsWith("."), message);
	}
}
