type BankLine = { readonly amount: string; readonly name: string; readonly memo: string }

/** An OFX file as a bank lets one download it, every line of today. Amounts of money out start with a minus. */
export function bankFile(name: string, lines: readonly BankLine[], balance: string) {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const transactions = lines.map(
    ({ amount, name: party, memo }, index) =>
      `<STMTTRN><TRNTYPE>${amount.startsWith('-') ? 'DEBIT' : 'CREDIT'}</TRNTYPE><DTPOSTED>${today}</DTPOSTED><TRNAMT>${amount}</TRNAMT><FITID>${index + 1}</FITID><NAME>${party}</NAME><MEMO>${memo}</MEMO></STMTTRN>`,
  )
  const ofx = `<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><BANKID>1</BANKID><ACCTID>2208</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>
<BANKTRANLIST><DTSTART>${today}</DTSTART><DTEND>${today}</DTEND>
${transactions.join('\n')}
</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}</BALAMT><DTASOF>${today}</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`
  return { name, mimeType: 'application/x-ofx', buffer: Buffer.from(ofx) }
}
