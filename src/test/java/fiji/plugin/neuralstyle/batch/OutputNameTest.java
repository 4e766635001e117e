package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputNameTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"{content}_{style}.{format} | a.png   | wave.jpg    | a_wave.tif", //
		"{content}_{style}          | a.png   | wave.jpg    | a_wave.tif", //
		"painted {content}          | a b.png | wave.jpg    | painted a b.tif", //
		"{content}.v1               | a.b.png | wave.jpg    | a.b.v1.tif", //
		"{style}{style}             | a.png   | 50%.png     | 50%50%.tif", //
		"{content}_{style}          | {style}.png | $1.png  | {style}_$1.tif", //
		"{content}_{style}          | a.png   | x/y: z?.png | a_x-y- z-.tif" })
	void wordsInBracesAreFilledIn(final String pattern, final String content, final String style, final String name) {
		assertEquals(name, new OutputName(pattern).of(content, style, ResultFormat.TIFF));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"'  '             | it is empty", //
		"{content}_{date} | {date}", //
		"{content         | brace", //
		"../{content}     | characters", //
		"a:{content}      | characters", //
		".{content}       | hidden" })
	void whatIsNoNameIsRefused(final String pattern, final String named) {
		final String message = assertThrows(IllegalArgumentException.class, () -> new OutputName(pattern)).getMessage();

		assertTrue(message.contains(named) && message.endsWith("."), message);
	}
}
