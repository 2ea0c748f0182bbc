const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:.]{2,45}$/i;

/** Those of the lines that are no IP address and no CIDR range. The server looks closer. */
export function wrongRanges(lines: string[]): string[] {
  return lines.filter((line) => {
    const [address = "", bits, ...more] = line.split("/");
    const most = IPV4.test(address) ? 32 : IPV6.test(address) ? 128 : -1;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    return more.length > 0 || most < 0 || !fits;
  });
}
