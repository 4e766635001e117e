package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

	@TempDir
	private Path folder;

	@Test
	void aRowsFlagsAreThoseOfAllThenItsOwnThenItsColumns() throws IOException {
		final Manifest manifest = read("""
			#settings,"--network ""my nets/vgg.safetensors"" --size 256"
			# a remark
			style,id,content,output,settings,size,styleWeight
			s.png,one,c.png,out/one.png,--strength 30,128,
			s.png,two,"c, d.png",out/two.png,,,7.5
			""");

		assertEquals(List.of("--network", "my nets/vgg.safetensors", "--size", "256", "--strength", "30", "--size", "128"),
			manifest.rows().get(0).flags());
		assertEquals(new Row("two", "c, d.png", "s.png", "out/two.png", List.of("--network", "my nets/vgg.safetensors", "--size",
			"256", "--style-weight", "7.5")), manifest.rows().get(1));
	}

	@Test
	void pathsAreRelativeToTheManifest() throws IOException {
		final Manifest manifest = read("id,content,style,output\na,c.png,../s.png,/abs/o.png\n");

		assertEquals(folder.toAbsolutePath().resolve("c.png"), manifest.resolve(manifest.rows().get(0).content()));
		assertEquals(folder.toAbsolutePath().getParent().resolve("s.png"), manifest.resolve("../s.png"));
		assertEquals(Path.of("/abs/o.png").toAbsolutePath(), manifest.resolve("/abs/o.png").toAbsolutePath());
	}

	@Test
	void whatIsWrittenIsReadAgain() throws IOException {
		final Path file = folder.resolve("m.csv");
		final List<Row> rows = List.of(new Row("a", "c \"1\", x.png", "s.png", "o.png", List.of("--network", "a b")), new Row("b",
			"ü.png", "s.png", "p.png", List.of()));
		Manifest.write(file, List.of("--size", "64"), rows);

		final Manifest read = Manifest.read(file);

		assertEquals(List.of("--size", "64", "--network", "a b"), read.rows().get(0).flags());
		assertEquals("c \"1\", x.png", read.rows().get(0).content());
		assertEquals("ü.png", read.rows().get(1).content());
	}

	@Test
	void aFileAsExcelSavesItIsReadToo() throws IOException {
		assertEquals("a", read("\ufeffid,content,style,output,\r\na,c.png,s.png,o.png,\r\n,,,,\r\n".replace(",,,,\r\n", "")).rows()
			.get(0).id());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"id,content,style;a,c,s                                 | first line", //
		"id,content,style,output                                | no rows", //
		"id,content,style,output;a,c,,o                         | has no style", //
		"id,content,style,output;a,c,s,o,x                      | 5 cells", //
		"id,content,style,output;a/b,c,s,o                      | a/b", //
		"id,content,style,output;..,c,s,o                       | \"..\"", //
		"id,content,style,output;a,c,s,o;A,c,s,p                | twice", //
		"id,content,style,output;a,c,s,o.png;b,c,s,x/../O.png   | both be written", //
		"id,content,style,output;a,c.png,s,o.png;b,c,s,./c.png  | over the image", //
		"id,content,style,output,settings;a,c,s,o,--x 'y        | never closed" })
	void whatIsNotRightIsSaidInOneSentenceThatNamesIt(final String lines, final String named) {
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(lines.replace(';', '\n')));

		assertTrue(e.getMessage().contains(named) && e.getMessage().startsWith("The ") && e.getMessage().endsWith("."), e
			.getMessage());
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		final IOException e = assertThrows(IOException.class, () -> Manifest.read(folder.resolve("none.csv")));

		assertTrue(e.getMessage().contains("none.csv"), e.getMessage());
	}

	private Manifest read(final String text) throws IOException {
		return Manifest.read(Files.writeString(folder.resolve("jobs.csv"), text));
	}
}
