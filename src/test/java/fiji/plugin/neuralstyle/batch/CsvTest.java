package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class CsvTest {

	@Test
	void plainFieldsStayAsTheyAre() {
		assertEquals("a b,,ü;'\r\n", Csv.line(List.of("a b", "", "ü;'")));
	}

	@Test
	void fieldsWithCommasQuotesOrLineEndsAreQuoted() {
		assertEquals("\"a,b\",\"say \"\"a\"\"\",\"two\nlines\",\"r\r\"\r\n", Csv.line(List.of("a,b", "say \"a\"",
			"two\nlines", "r\r")));
	}
}
