package fiji.plugin.neuralstyle.weights.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import fiji.plugin.neuralstyle.weights.download.Checksum;
import fiji.plugin.neuralstyle.weights.download.RemoteFile;
import fiji.plugin.neuralstyle.weights.format.Convention;

class CatalogueTest {

	private static final String MD5 = "0123456789abcdef0123456789abcdef";
	private static final String SHA256 = MD5 + MD5;

	@TempDir
	private Path folder;

	private Path write(final String json) throws IOException {
		return Files.writeString(folder.resolve("catalogue.json"), json);
	}

	/** The program's own with this file; single quotes stand for double ones. */
	private Catalogue with(final String entries) throws IOException {
		return Catalogue.bundled().with(write(("{'networks': [" + entries + "]}").replace('\'', '"')));
	}

	private String problem(final String json) throws IOException {
		final Path file = write(json.replace('\'', '"'));
		final String message = assertThrows(IOException.class, () -> Catalogue.bundled().with(file)).getMessage();
		assertTrue(message.startsWith("The catalogue \"" + file + "\" ") && message.endsWith("."), message);
		return message;
	}

	private String problemOfEntry(final String entry) throws IOException {
		return problem("{'networks': [" + entry + "]}");
	}

	@Test
	void theProgramsOwnNetworksAreToBeHadFromSeveralPlacesAndHaveSumsAndLicences() throws IOException {
		final List<CatalogueEntry> entries = Catalogue.bundled().entries();
		assertEquals(List.of("built-in", "vgg19", "vgg16", "vgg19-torchvision", "vgg16-torchvision", "vgg19-caffe"), entries
			.stream().map(CatalogueEntry::name).toList());
		assertEquals(BuiltInNetwork.NAME, entries.get(0).name());
		assertEquals(Optional.empty(), entries.get(0).file());
		final Set<String> fileNames = new HashSet<>();
		for (final CatalogueEntry entry : entries.subList(1, entries.size())) {
			final RemoteFile file = entry.file().orElseThrow();
			assertTrue(file.mirrors().size() > 1, entry.name());
			assertTrue(file.mirrors().stream().allMatch(mirror -> mirror.getScheme().equals("https")), entry.name());
			assertTrue(fileNames.add(file.fileName()), "each file lies in the folder under its own name");
			assertFalse(entry.description().isBlank() || entry.licence().isBlank() || entry.citation().isBlank(), entry.name());
			// A sum of which only the beginning is known is compared with that of the whole file, and users are told.
			if (file.checksum().isPrefix()) {
				assertTrue(entry.neededBytes().isEmpty() && entry.description().contains("8 digits"), entry.name());
			}
			else assertTrue(file.size().isPresent(), entry.name());
			if (entry.neededBytes().isPresent()) assertTrue(entry.description().contains("not its sum"), entry.name());
		}
	}

	@Test
	void aUsersFileAddsANetwork() throws IOException {
		final CatalogueEntry entry = with("{'name': 'mine', 'description': 'Ours.', 'convention': 'caffe', 'mirrors': " +
			"['https://lab.example/net.h5', 'shared/my net.h5'], 'size': 5000, 'neededBytes': 400, 'md5': '" + MD5 +
			"', 'licence': 'CC0-1.0', 'citation': 'We'}").find("mine").orElseThrow();
		final RemoteFile file = entry.file().orElseThrow();
		assertEquals(List.of(URI.create("https://lab.example/net.h5"), folder.resolve("shared/my net.h5").toUri()), file
			.mirrors());
		assertEquals(new Checksum(Checksum.Method.MD5, MD5), file.checksum());
		assertEquals(OptionalLong.of(5000), file.size());
		assertEquals(OptionalLong.of(400), entry.downloadBytes());
		assertEquals(Optional.of(Convention.CAFFE), entry.convention());
		assertEquals(List.of("Ours.", "CC0-1.0", "We"), List.of(entry.description(), entry.licence(), entry.citation()));
	}

	@Test
	void aUsersFileGivesAKnownNetworkMirrorsThatAreTriedFirst() throws IOException {
		final RemoteFile known = Catalogue.bundled().find("vgg19").orElseThrow().file().orElseThrow();
		final Catalogue catalogue = with("{'name': 'vgg19', 'mirrors': ['http://lab.example/other.h5', '" + known.mirrors().get(
			1) + "']}");
		final RemoteFile file = catalogue.find("vgg19").orElseThrow().file().orElseThrow();
		assertEquals(List.of(URI.create("http://lab.example/other.h5"), known.mirrors().get(1), known.mirrors().get(0)), file
			.mirrors());
		assertEquals(known.checksum(), file.checksum());
		assertEquals(Catalogue.bundled().entries().size(), catalogue.entries().size());
	}

	@Test
	void theStrongerOfTwoSumsCounts() throws IOException {
		for (final String sums : List.of("'md5': '" + MD5 + "', 'sha256': '" + SHA256 + "'", "'sha256': '" + SHA256 +
			"', 'md5': '" + MD5 + "'"))
		{
			assertEquals(new Checksum(Checksum.Method.SHA256, SHA256), with("{'name': 'mine', 'mirrors': ['http://h/x'], " + sums +
				"}").find("mine").orElseThrow().file().orElseThrow().checksum());
		}
	}

	@Test
	void theSameEntryAgainDoesNoHarm() throws IOException {
		final String entry = "{'name': 'mine', 'mirrors': ['http://h/x'], 'md5': '" + MD5 + "'}";
		final Catalogue once = with(entry);
		final Catalogue twice = once.with(folder.resolve("catalogue.json"));
		assertEquals(once.entries(), twice.entries());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"{'name': 'a/b', 'mirrors': ['http://h/x'], 'md5': '0123abcd'} | \"a/b\" cannot be a network's name", //
		"{'mirrors': ['http://h/x'], 'md5': '0123abcd'} | \"\" cannot be a network's name", //
		"{'name': 'a', 'mirors': ['http://h/x']} | \"a\" has a \"mirors\", which is not known", //
		"{'name': 'a', 'mirrors': ['http://h/x']} | \"a\" has neither a \"sha256\" nor an \"md5\"", //
		"{'name': 'a', 'md5': '0123abcd'} | \"a\" has no \"mirrors\" to fetch it from", //
		"{'name': 'a', 'mirrors': [], 'md5': '0123abcd'} | \"a\" has no \"mirrors\" to fetch it from", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': 'none'} | The MD5 \"none\" will not do", //
		"{'name': 'a', 'mirrors': ['http:/x'], 'md5': '0123abcd'} | The address \"http:/x\" will not do", //
		"{'name': 'a', 'mirrors': ['http://h/my net'], 'md5': '0123abcd'} | Write blanks as %20", //
		"{'name': 'a', 'mirrors': ['file:///my net'], 'md5': '0123abcd'} | Write blanks as %20", //
		"{'name': 'a', 'mirrors': ['x\\u0000y'], 'md5': '0123abcd'} | is neither an address nor a path", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'size': 'abc'} | \"a\" has the size \"abc\"; a whole number", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'size': -1} | \"a\" has the size -1; a whole number", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'size': 0} | \"a\" has the size 0; a whole number", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'size': 1.5} | \"a\" has the size 1.5; a whole number", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'size': null} | \"a\" has the size null; a whole number", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'neededBytes': 9} | \"a\" needs a \"size\" beside", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'size': 8, 'neededBytes': 9} | \"a\" needs a \"size\" beside", //
		"{'name': 'a', 'mirrors': ['http://h/x'], 'md5': '0123abcd', 'convention': 'tf'} | \"a\" has the convention \"tf\"", //
		"{'name': 'vgg19', 'mirrors': ['http://h/x'], 'md5': '0123abcd'} | \"vgg19\" is in the catalogue already", //
		"{'name': 'VGG19', 'mirrors': ['http://h/x']} | \"VGG19\" is in the catalogue already as \"vgg19\"", //
		"{'name': 'built-in', 'mirrors': ['http://h/x']} | \"built-in\" is in the catalogue already", //
		"{'name': 'vgg19', 'mirrors': ['http://h/x']}, {'name': 'vgg19', 'mirrors': ['http://h/y']} | it has \"vgg19\" twice" })
	void whatIsWrongWithAnEntryIsSaid(final String entry, final String expected) throws IOException {
		final String message = problemOfEntry(entry);
		assertTrue(message.contains(expected), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{'networks': {}}", "{'networks': [1]}", "{'networks': [{'name': {}}]}",
		"{'networks': [{'name': null}]}", "{'networks': [{'name': 'a', 'mirrors': 'http://h/x'}]}", "{'networks': [", "<html>",
		"{'networks': [{'name': 'a', 'mirrors': [null], 'md5': '0123abcd'}]}" })
	void whatIsNoCatalogueSaysWhatOneLooksLike(final String json) throws IOException {
		final String message = problem(json);
		assertTrue(message.contains("is not of the form {\"networks\": ["), message);
	}

	@Test
	void aFileThatCannotBeReadSaysWhy() throws IOException {
		final Path gone = folder.resolve("gone.json");
		assertEquals("The catalogue \"" + gone + "\" does not exist. Check its path.", assertThrows(IOException.class,
			() -> Catalogue.bundled().with(gone)).getMessage());
		assertEquals("The catalogue \"" + folder + "\" is a folder. Name a file in it.", assertThrows(IOException.class,
			() -> Catalogue.bundled().with(folder)).getMessage());
		final Path latin = Files.write(folder.resolve("latin.json"), "{\"networks\": [] } \u00e4".getBytes(
			StandardCharsets.ISO_8859_1));
		assertTrue(assertThrows(IOException.class, () -> Catalogue.bundled().with(latin)).getMessage().contains(
			"is not a text in UTF-8"));
	}

	@Test
	void aFileMayBeginWithAByteOrderMark() throws IOException {
		assertEquals(Catalogue.bundled().entries(), Catalogue.bundled().with(write("\ufeff{\"networks\": []}")).entries());
	}
}
