package fiji.plugin.neuralstyle.updatesite;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Says in an index which platform files are for, before they are uploaded. Fiji's updater cannot be told when it uploads
 * jars that are not in {@code jars/PLATFORM}, but keeps what the index says.
 */
final class PlatformMarks {

	private static final String EMPTY = "<pluginRecords/>";

	private PlatformMarks() {}

	/**
	 * @param index zipped, or no bytes for a new site; whatever else it says is kept
	 * @param entries of which those with platforms are marked, if the index lacks them
	 * @return the new index, or the very same if nothing was missing
	 */
	static byte[] add(final byte[] index, final List<SiteEntry> entries) throws IOException {
		try {
			final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(
				index.length == 0 ? EMPTY.getBytes(StandardCharsets.UTF_8) : unzipped(index)));
			return addTo(document, entries) ? zipped(document) : index;
		}
		catch (SAXException | ParserConfigurationException | TransformerException e) {
			throw new IOException("The site's index is damaged: " + e.getMessage(), e);
		}
	}

	private static boolean addTo(final Document document, final List<SiteEntry> entries) {
		final Set<String> known = new HashSet<>();
		final NodeList plugins = document.getElementsByTagName("plugin");
		for (int i = 0; i < plugins.getLength(); i++) {
			known.add(SiteEntry.name(((Element) plugins.item(i)).getAttribute("filename")));
		}
		boolean added = false;
		for (final SiteEntry entry : entries) {
			if (entry.platforms().isEmpty() || known.contains(entry.name())) continue;
			final Element plugin = document.createElement("plugin");
			plugin.setAttribute("filename", entry.filename());
			for (final String platform : entry.platforms()) {
				plugin.appendChild(document.createElement("platform")).setTextContent(platform);
			}
			document.getDocumentElement().appendChild(plugin);
			added = true;
		}
		return added;
	}

	private static byte[] unzipped(final byte[] index) throws IOException {
		try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(index))) {
			return in.readAllBytes();
		}
	}

	private static byte[] zipped(final Document document) throws IOException, TransformerException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
		}
		return bytes.toByteArray();
	}
}
